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

  /// A finding: `owner_not_employee S1`.
  static func line(_ finding: Finding) -> String {
    "\(finding.kind.rawValue) \(finding.serialNumber?.text ?? finding.assetID ?? "")"
  }

  /// An asset: `S1 held by ada@riverside.example`, `S1 at Library`, `S1 free`.
  static func line(_ asset: AssetRecord) -> String {
    switch asset.holder?.kind {
    case .employee(let email, _): "\(asset.assetID) held by \(email)"
    case .location(let name): "\(asset.assetID) at \(name)"
    case nil: "\(asset.assetID) free"
    }
  }

  /// A product: `iPad Air by Apple in Tablets: 2`.
  static func line(_ product: ProductRow) -> String {
    "\(product.name) by \(product.manufacturer ?? "nobody") in \(product.category ?? "nothing"): \(product.assets)"
  }
}
