extension Planner {
  /// Plans as a sync would, and explains what that means for one device (K2).
  ///
  /// - Parameter identity: the serial number of the device, else the tenant's own id of it.
  public static func explain(
    _ identity: String, _ fetch: Fetch, on snapshot: Snapshot, in context: PlanningContext
  ) -> Explanation {
    var planner = Planner(fetch, snapshot, context)
    let plan = planner.run()
    let decided = planner.decideAssetIDs()
    let explainer = Explainer(
      planner: planner, plan: plan, decided: decided, identity: DeviceIdentity(identity))
    return explainer.explanation
  }
}

/// How a person names a device: by its serial number, else by the tenant's own id of it.
struct DeviceIdentity {
  private let serialNumber: SerialNumber?
  private let deviceID: ComparisonKey

  init(_ text: String) {
    serialNumber = SerialNumber(text)
    deviceID = ComparisonKey(text)
  }

  /// Whether words about a device without serial number are about this one.
  func isNamed(in words: String) -> Bool { words.lowercased().contains(deviceID.text) }

  /// The first of some items that has the serial number, else the first that has the id.
  func find<Item>(
    in items: some Collection<Item>, serialNumber: (Item) -> SerialNumber?, deviceID: (Item) -> String?
  ) -> Item? {
    if let wanted = self.serialNumber, let found = items.first(where: { serialNumber($0) == wanted }) {
      return found
    }
    return items.first { deviceID($0).map { ComparisonKey($0) } == self.deviceID }
  }
}

/// Reads off a plan what it decided about one device, and asks the same questions again where it decided to do nothing.
struct Explainer {
  let planner: Planner
  let plan: Plan
  let decided: DecidedAssetIDs
  let identity: DeviceIdentity

  var explanation: Explanation {
    let found = identity.find(
      in: Array(zip(decided.matching.matches, decided.verdicts)), serialNumber: { $0.0.serialNumber },
      deviceID: { planner.fetch.devices[$0.0.device].deviceID })
    guard let found else { return absent }
    return explain(found.0, found.1)
  }

  /// A device that the reply lacks, or that another record describes better.
  private var absent: Explanation {
    let link = identity.find(
      in: planner.snapshot.links.indices, serialNumber: { planner.snapshot.links[$0].serialNumber },
      deviceID: { planner.snapshot.links[$0].deviceID })
    let duplicate = identity.find(
      in: planner.fetch.devices, serialNumber: \.serialNumber, deviceID: \.deviceID)
    let asset = link.map { planner.snapshot.assets[decided.assetOfLink[$0]] }
    let decision: Explanation.Decision =
      if duplicate != nil {
        .init(.match, .b4, "Another record of the reply describes the same device better.")
      } else if asset != nil {
        .init(
          .match, .h1,
          "The tenant's reply lacks the device, or has it in the trash (B5). Its asset stays as it is.")
      } else {
        .init(.match, .b1, "Neither the tenant's reply nor the register has a device of this serial number.")
      }
    return Explanation(
      device: duplicate, match: decision, assetID: asset?.assetID, decisions: [],
      findings: findings(link.flatMap { planner.snapshot.links[$0].serialNumber }, asset?.assetID),
      held: plan.held)
  }

  private func explain(_ match: Match, _ verdict: AssetIDVerdict) -> Explanation {
    let device = planner.fetch.devices[match.device]
    let asset = self.asset(match, verdict)
    let item = DeviceReading(
      device: device, match: match, verdict: verdict, asset: asset,
      link: match.link.map { planner.snapshot.links[$0] }, changes: changes(match, verdict, asset))
    return Explanation(
      device: device, match: item.recognition, assetID: asset?.assetID ?? verdict.newAssetID,
      decisions: item.hasAsset ? DecisionReading(planner: planner, item: item).decisions : [item.refusal],
      findings: findings(match.serialNumber, asset?.assetID ?? verdict.newAssetID), held: plan.held)
  }

  /// The asset of the register that stands for a device, before the run.
  private func asset(_ match: Match, _ verdict: AssetIDVerdict) -> Asset? {
    if case .merge(let index, _) = verdict { return planner.snapshot.assets[index] }
    return match.link.map { planner.snapshot.assets[decided.assetOfLink[$0]] }
  }

  private func changes(_ match: Match, _ verdict: AssetIDVerdict, _ asset: Asset?) -> [Change] {
    guard let subject = asset.map({ .existing($0.id) }) ?? created(verdict) else { return [] }
    return plan.changes.filter { $0.asset == subject }
  }

  /// The plan's own asset for a device that gets a new one.
  private func created(_ verdict: AssetIDVerdict) -> RowReference<Asset>? {
    for adoption in plan.adoptions {
      if case .create(let asset) = adoption.way, asset.assetID == verdict.newAssetID {
        return .new(asset.ordinal)
      }
    }
    return nil
  }

  private func findings(_ serial: SerialNumber?, _ assetID: String?) -> [Finding] {
    plan.findings.filter { finding in
      if let serial, finding.serialNumber == serial { return true }
      if finding.serialNumber == nil, finding.assetID == nil { return identity.isNamed(in: finding.detail) }
      return finding.serialNumber == nil && assetID != nil && finding.assetID == assetID
    }
  }
}

extension AssetIDVerdict {
  /// The Asset ID of an asset that is made; nil for anything else.
  var newAssetID: String? {
    guard case .create(let assetID) = self else { return nil }
    return assetID
  }
}
