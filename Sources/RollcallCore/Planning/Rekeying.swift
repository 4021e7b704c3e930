/// What becomes of the Asset IDs of linked assets when a connection's mapping changes (C6): all of them decided together as in any
/// run (C5), and nothing else of the assets touched.
public struct Rekeying: Hashable, Sendable {
  /// The Asset IDs that change, as a plan.
  public var plan: Plan
  /// Linked assets that keep their Asset ID although the new mapping is another, with the reason.
  public var kept: [KeptAssetID]

  /// Nothing changes.
  public static let nothing = Rekeying(plan: Plan(instant: Instant(seconds: 0)), kept: [])
}

/// A linked asset whose Asset ID does not follow a new mapping.
public struct KeptAssetID: Hashable, Sendable {
  /// The Asset ID that it keeps.
  public var assetID: String
  /// The Asset ID that the new mapping would give it; nil when it gives none.
  public var wanted: String?
  /// The rule that keeps it: C4 (no value), C5 (taken), F4 (governed by another connection), H1 (its device is gone).
  public var rule: Rule
  /// Why, in words.
  public var reason: String
}

extension Planner {
  /// Decides the Asset IDs of all assets linked by a connection under the mapping of the context.
  public static func rekey(_ fetch: Fetch, on snapshot: Snapshot, in context: PlanningContext) -> Rekeying {
    var planner = Planner(fetch, snapshot, context)
    return planner.rekey()
  }

  private mutating func rekey() -> Rekeying {
    let decided = decideAssetIDs()
    var kept: [KeptAssetID] = []
    for (match, verdict) in zip(decided.matching.matches, decided.verdicts) {
      guard let link = match.link else { continue }
      let asset = snapshot.assets[decided.assetOfLink[link]]
      if let keeping = follow(match, verdict, asset) { kept.append(keeping) }
    }
    for link in decided.matching.gone {
      let asset = snapshot.assets[decided.assetOfLink[link]]
      kept.append(
        KeptAssetID(
          assetID: asset.assetID, wanted: nil, rule: .h1, reason: "Its device is no longer in the tenant."))
    }
    plan.revision = snapshot.revision
    plan.devices = decided.matching.matches.count
    plan.basis = PlanBasis(of: plan, in: snapshot)
    return Rekeying(plan: plan, kept: kept)
  }

  /// Plans the new Asset ID of one asset; why it keeps its old one, where it does.
  private mutating func follow(_ match: Match, _ verdict: AssetIDVerdict, _ asset: Asset) -> KeptAssetID? {
    switch verdict {
    case .move(let to), .respell(let to):
      plan.assetIDs.append(
        AssetIDChange(
          subject: Subject(
            asset: .existing(asset.id), assetID: asset.assetID, serialNumber: match.serialNumber),
          asset: asset.id, to: to, reason: .mappingChanged))
      return nil
    case .refused(let wanted, let holder):
      return KeptAssetID(
        assetID: asset.assetID, wanted: wanted, rule: .c5,
        reason: "The Asset ID belongs to \(describe(holder)).")
    case .keep: return reasonToKeep(match, asset)
    case .create, .merge, .missing, .duplicate, .mergingIsOff, .anotherMachine: return nil
    }
  }

  /// Why an asset keeps its Asset ID without having asked for another; nil when it has the right one.
  private func reasonToKeep(_ match: Match, _ asset: Asset) -> KeptAssetID? {
    let wanted = context.options.assetID.value(of: fetch.devices, match)
    if wanted == asset.assetID { return nil }
    if snapshot.governedElsewhere.contains(asset.id) {
      return KeptAssetID(
        assetID: asset.assetID, wanted: wanted, rule: .f4, reason: "Another connection governs the asset.")
    }
    return KeptAssetID(
      assetID: asset.assetID, wanted: nil, rule: .c4,
      reason: "Its device has no \(context.options.assetID.rawValue).")
  }
}
