extension Planner {
  /// C4: there is nothing to make an Asset ID of.
  mutating func addMissing(_ match: Match) {
    let source = context.options.assetID.rawValue
    plan.findings.append(
      Finding(
        .missingAssetID, serialNumber: match.serialNumber, assetID: nil,
        detail: "\(describe(match.device)) has no \(source) to make an Asset ID of.", rule: .c4))
  }

  /// C3 and C5: another device or asset has the Asset ID that a device asks for.
  mutating func addDuplicate(_ match: Match, _ wanted: String, _ holder: AssetIDHolder) {
    plan.findings.append(
      Finding(
        .duplicateAssetID, serialNumber: match.serialNumber, assetID: wanted,
        detail: "\(describe(match.device)) asks for an Asset ID that belongs to \(describe(holder)).",
        rule: match.link == nil ? .c3 : .c5))
  }

  /// F2 and F5: an asset with the Asset ID exists and may not be merged.
  mutating func addUnmerged(_ match: Match, _ asset: Asset, _ wanted: String, _ rule: Rule) {
    let why: String
    if rule == .f5 {
      let serials = [match.serialNumber, asset.serialNumber].map { $0?.text ?? "none" }
      why = "its serial number is \(serials[0]), the asset's is \(serials[1])"
    } else {
      why = "merging is off"
    }
    plan.findings.append(
      Finding(
        .existsNotMerged, serialNumber: match.serialNumber, assetID: asset.assetID,
        detail: "\(describe(match.device)) was not added: an asset with its Asset ID exists, and \(why).",
        rule: rule))
  }

  /// B6: assets that no device of this connection is linked to, with the serial number of a device that has another asset.
  func twins(of matches: [Match], _ verdicts: [AssetIDVerdict], _ assetOfLink: [Int]) -> [Finding] {
    let candidates = unlinkedSerials(verdicts, assetOfLink)
    guard !candidates.isEmpty else { return [] }
    return zip(matches, verdicts).flatMap { match, verdict -> [Finding] in
      guard let serial = match.serialNumber, let twins = candidates[serial],
        let own = finalAssetID(match, verdict, assetOfLink)
      else { return [] }
      return twins.map { serialExists(serial, own: own, twin: snapshot.assets[$0].assetID) }
    }
  }

  private func serialExists(_ serial: SerialNumber, own: String, twin: String) -> Finding {
    Finding(
      .serialExists, serialNumber: serial, assetID: twin,
      detail: "Asset \(own) is linked to the device; asset \(twin) has the same serial number.", rule: .b6)
  }

  private func unlinkedSerials(_ verdicts: [AssetIDVerdict], _ assetOfLink: [Int]) -> [SerialNumber: [Int]] {
    guard snapshot.assets.count > assetOfLink.count else { return [:] }
    var isLinked = Array(repeating: false, count: snapshot.assets.count)
    for index in assetOfLink { isLinked[index] = true }
    for verdict in verdicts {
      if case .merge(let index, _) = verdict { isLinked[index] = true }
    }
    var found: [SerialNumber: [Int]] = [:]
    for (index, asset) in snapshot.assets.enumerated() where !isLinked[index] {
      if let serial = asset.serialNumber { found[serial, default: []].append(index) }
    }
    return found
  }

  /// The Asset ID that a device's asset has after the run; nil for a device that gets none.
  private func finalAssetID(_ match: Match, _ verdict: AssetIDVerdict, _ assetOfLink: [Int]) -> String? {
    switch verdict {
    case .create(let assetID), .merge(_, let assetID), .move(let assetID), .respell(let assetID): assetID
    case .keep, .refused: match.link.map { snapshot.assets[assetOfLink[$0]].assetID }
    case .missing, .duplicate, .mergingIsOff, .anotherMachine: nil
    }
  }

  /// Who holds an Asset ID, as a person recognises it.
  mutating func describe(_ holder: AssetIDHolder) -> String {
    switch holder {
    case .device(let index): describe(index)
    case .asset(let index): describeLinkedDevice(of: snapshot.assets[index])
    }
  }

  /// A device as a person recognises it: its serial number or id, and its name.
  private func describe(_ index: Int) -> String {
    let device = fetch.devices[index]
    let id = device.serialNumber?.text ?? device.deviceID ?? "without serial number"
    guard let name = device.name, name != id else { return "device \(id)" }
    return "device \(id) (\(name))"
  }

  /// The device of a linked asset, described as any other; one that is gone is known by its asset and its link.
  private mutating func describeLinkedDevice(of asset: Asset) -> String {
    guard let index = linkOfAsset[asset.id] else { return "asset \(asset.assetID)" }
    if let device = deviceOfLink[index] { return describe(device) }
    let link = snapshot.links[index]
    return "asset \(asset.assetID) (device \(link.serialNumber?.text ?? link.deviceID ?? "unknown"), gone)"
  }
}
