/// Decides what a sync does: devices, register, settings and one instant in, a plan out. Pure.
///
///     devices ─► match (B) ─► Asset IDs of all together (C, F) ─► device by device: asset, name, serial,
///     product, checkout, memory (D, E, G) ─► devices that are gone (H) ─► brake (I1) ─► plan
public struct Planner {
  let context: PlanningContext
  let fetch: Fetch
  let snapshot: Snapshot
  let employees: EmployeeDirectory
  let clock: VacancyClock
  var catalogue: CatalogueDesk
  var plan: Plan
  var newAssets = 0
  /// Which link an asset has; asked only where two claim one Asset ID.
  lazy var linkOfAsset = Dictionary(
    snapshot.links.enumerated().map { ($0.element.asset, $0.offset) }, uniquingKeysWith: { first, _ in first }
  )

  /// The plan for a complete fetch.
  public static func plan(_ fetch: Fetch, on snapshot: Snapshot, in context: PlanningContext) -> Plan {
    var planner = Planner(fetch, snapshot, context)
    return planner.run()
  }

  private init(_ fetch: Fetch, _ snapshot: Snapshot, _ context: PlanningContext) {
    self.context = context
    self.fetch = fetch
    self.snapshot = snapshot
    employees = EmployeeDirectory(snapshot.employees)
    clock = VacancyClock(delay: context.options.checkinAfter, now: context.instant)
    catalogue = CatalogueDesk(catalogue: snapshot.catalogue, integration: context.integration)
    plan = Plan(instant: context.instant)
  }

  private mutating func run() -> Plan {
    let assetOfLink = snapshot.assetIndices
    let matching = Matcher.match(fetch, with: snapshot.links)
    let verdicts = AssetIDAllocation.verdicts(
      for: matching.matches, in: fetch.devices, snapshot: snapshot, assetOfLink: assetOfLink,
      options: context.options)
    plan.findings = fetch.badRecords.map { $0.finding } + matching.duplicates
    for (match, verdict) in zip(matching.matches, verdicts) {
      planDevice(match, verdict, asset: match.link.map { assetOfLink[$0] })
    }
    plan.findings += twins(of: matching.matches, verdicts, assetOfLink)
    planGone(matching.gone, assetOfLink)
    finish(matching, assetOfLink)
    return plan
  }

  private mutating func finish(_ matching: Matching, _ assetOfLink: [Int]) {
    plan.catalogue = catalogue.changes
    plan.learned = catalogue.learned
    plan.schema = fetch.schema
    plan.devices = matching.matches.count
    plan.revision = snapshot.revision
    plan.signs.expected = snapshot.links.count { $0.notSeenSince == nil }
    let goneNow = matching.gone.count { snapshot.links[$0].notSeenSince == nil }
    plan.signs.seen = plan.signs.expected - goneNow
    let assigned = assetOfLink.count { snapshot.assets[$0].isWithEmployee }
    plan.held = Brake(limit: context.options.maxCheckoutChanges, assigned: assigned)
      .hold(affecting: plan.checkIns.count)
  }
}

extension Snapshot {
  /// For each link the index of its asset.
  fileprivate var assetIndices: [Int] {
    var indices: [RowID<Asset>: Int32] = [:]
    indices.reserveCapacity(assets.count)
    for (index, asset) in assets.enumerated() { indices[asset.id] = Int32(index) }
    // A foreign key: the asset is always found.
    return links.map { indices[$0.asset].map { Int($0) } ?? assets.startIndex }
  }
}

extension Asset {
  /// Whether it is checked out to an employee.
  var isWithEmployee: Bool {
    switch checkout?.holder {
    case .employee: true
    case .location, nil: false
    }
  }
}

extension BadRecord {
  /// As it is listed for people.
  fileprivate var finding: Finding {
    Finding(
      .badRecord, serialNumber: nil, assetID: nil, detail: "Record \(place + 1) of the reply: \(problem)",
      rule: .a4)
  }
}
