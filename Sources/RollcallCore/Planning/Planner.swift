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
  let digests: DetailDigester
  var catalogue: CatalogueDesk
  var plan: Plan
  var newAssets = 0
  private var matches: [Match] = []
  /// Which device claimed each link; asked only where two claim one Asset ID.
  lazy var deviceOfLink = Dictionary(
    matches.compactMap { match in match.link.map { ($0, match.device) } },
    uniquingKeysWith: { first, _ in first })
  /// The ids of all devices that count; asked only where a device reports none although its link knows one.
  lazy var deviceIDs = Set(
    matches.compactMap { fetch.devices[$0.device].deviceID.map { ComparisonKey($0) } })
  /// Which link an asset has; asked only where two claim one Asset ID.
  lazy var linkOfAsset = Dictionary(
    snapshot.links.enumerated().map { ($0.element.asset, $0.offset) }, uniquingKeysWith: { first, _ in first }
  )

  /// The plan for a complete fetch.
  public static func plan(_ fetch: Fetch, on snapshot: Snapshot, in context: PlanningContext) -> Plan {
    var planner = Planner(fetch, snapshot, context)
    return planner.run()
  }

  init(_ fetch: Fetch, _ snapshot: Snapshot, _ context: PlanningContext) {
    self.context = context
    self.fetch = fetch
    self.snapshot = snapshot
    employees = EmployeeDirectory(snapshot.employees)
    digests = DetailDigester(schema: fetch.schema)
    clock = VacancyClock(delay: context.options.checkinAfter, now: context.instant)
    catalogue = CatalogueDesk(catalogue: snapshot.catalogue, integration: context.integration)
    plan = Plan(instant: context.instant)
  }

  mutating func run() -> Plan {
    let decided = decideAssetIDs()
    let matching = decided.matching
    plan.findings = fetch.badRecords.map { $0.finding } + matching.duplicates
    for (match, verdict) in zip(matching.matches, decided.verdicts) {
      planDevice(match, verdict, asset: match.link.map { decided.assetOfLink[$0] })
    }
    plan.findings += twins(of: matching.matches, decided.verdicts, decided.assetOfLink)
    planGone(matching.gone, decided.assetOfLink)
    finish(matching, decided.assetOfLink)
    return plan
  }

  /// Matches the devices and decides the Asset IDs of all of them together (B, C, F).
  mutating func decideAssetIDs() -> DecidedAssetIDs {
    let assetOfLink = snapshot.assetIndices
    let matching = Matcher.match(fetch, with: snapshot.links)
    matches = matching.matches
    let verdicts = AssetIDAllocation.verdicts(
      for: matching.matches, in: fetch.devices, snapshot: snapshot, assetOfLink: assetOfLink,
      options: context.options)
    return DecidedAssetIDs(matching: matching, verdicts: verdicts, assetOfLink: assetOfLink)
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
    plan.basis = PlanBasis(of: plan, in: snapshot)
    plan.held = Brake(limit: context.options.maxCheckoutChanges, assigned: assigned)
      .hold(affecting: plan.checkIns.count)
  }
}

/// Which device is which, and which Asset ID each asks for and gets.
struct DecidedAssetIDs {
  var matching: Matching
  /// One for each match.
  var verdicts: [AssetIDVerdict]
  /// For each link the index of its asset.
  var assetOfLink: [Int]
}

extension Plan {
  /// Why a plan that was made before may not be carried out unasked on the register as it is now (I1); nil when it may.
  public func brake(on snapshot: Snapshot, limit: CheckoutLimit) -> Hold? {
    let assigned = snapshot.assetIndices.count { snapshot.assets[$0].isWithEmployee }
    return Brake(limit: limit, assigned: assigned).hold(affecting: checkIns.count)
  }
}

extension Snapshot {
  /// For each link the index of its asset.
  var assetIndices: [Int] {
    var next = assets.startIndex
    return links.map { link in
      // Links are mostly made in the order of their assets, so that the next one is usually it.
      if next >= assets.endIndex || assets[next].id != link.asset {
        // A foreign key: the asset is always found.
        next = assets.position(of: link.asset, by: \.id) ?? assets.startIndex
      }
      defer { next += 1 }
      return next
    }
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
