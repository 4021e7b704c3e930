import RollcallCore
import RollcallStore

/// What happened, in the short lines in which scenarios expect it.
enum ScenarioText {
  /// A change: `set_name S1 from My iPad to Library iPad 14 (D2)`.
  static func line(_ change: Change) -> String {
    var words = [change.kind.rawValue, change.assetID ?? "null"]
    if let from = change.from { words += ["from", from] }
    if let to = change.to, change.kind != .createAsset { words += ["to", to] }
    return (words + ["(\(change.rule.rawValue))"]).joined(separator: " ")
  }

  /// A checkout: `S1 to ada@riverside.example (G6)`; nil for any other change.
  static func checkout(_ change: Change) -> String? {
    let asset = change.assetID ?? ""
    return switch change.kind {
    case .checkIn: "\(asset) from \(change.from ?? "") (\(change.rule.rawValue))"
    case .checkOut: "\(asset) to \(change.to ?? "") (\(change.rule.rawValue))"
    case .createCategory, .createManufacturer, .createProduct, .changeAssetID, .createAsset, .linkAsset,
      .setName,
      .setSerial, .moveProduct:
      nil
    }
  }

  /// A finding: `owner_not_employee S1`; a device without serial number is named by the Asset ID in question.
  static func line(_ finding: Finding) -> String {
    let about = finding.serialNumber?.text ?? finding.assetID
    return finding.kind.rawValue + (about.map { " \($0)" } ?? "")
  }

  /// An asset: `S1 held by ada@riverside.example`, `S1 at Library` or `S1 free`; `S1 named iPad 14`; `S1 has serial S1`;
  /// `S1 is iPad Air`; `S1 archived`; `S1 linked by riverside:jamf-school`, with `, gone` where the device is.
  static func lines(_ asset: AssetRecord) -> [String] {
    let links = asset.links.map { "linked by \($0.connection)" + ($0.notSeenSince == nil ? "" : ", gone") }
    return
      ([
        holder(of: asset), asset.name.map { "named \($0)" } ?? "without name",
        asset.serialNumber.map { "has serial \($0)" } ?? "without serial",
        asset.product.map { "is \($0)" } ?? "without product", asset.state.rawValue,
      ] + (links.isEmpty ? ["not linked"] : links)).map { "\(asset.assetID) \($0)" }
  }

  private static func holder(of asset: AssetRecord) -> String {
    switch asset.holder?.kind {
    case .employee(let email, _): "held by \(email)"
    case .location(let name): "at \(name)"
    case nil: "free"
    }
  }

  /// What the devices of an asset say of themselves: `riverside:jamf-school os_version 17.5.1`.
  static func details(of asset: AssetDetail) -> [String] {
    asset.asset.links.flatMap { link in
      link.details.map { "\(link.connection) \($0.key) \($0.value)" }.sorted()
        + (link.lastSeen.map { ["\(link.connection) last_seen \($0)"] } ?? [])
    }
  }

  /// An event of the journal: `riverside:jamf-school set_name S1 from My iPad to Library iPad 14 (D2)`.
  static func line(_ event: EventRecord) -> String {
    var words = [String(event.actor.prefix { $0 != "#" }), event.kind, event.assetID ?? "null"]
    if let from = event.from { words += ["from", from] }
    if let to = event.to { words += ["to", to] }
    if let rule = event.rule { words.append("(\(rule))") }
    return words.joined(separator: " ")
  }

  /// A product: `iPad Air by Apple in Tablets: 2`.
  static func line(_ product: ProductRow) -> String {
    "\(product.name) by \(product.manufacturer ?? "nobody") in \(product.category ?? "nothing"): \(product.assets)"
  }
}
