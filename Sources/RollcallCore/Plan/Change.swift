/// What a change does; the raw values stand in JSON and in the journal.
public enum ChangeKind: String, Hashable, Sendable, Codable, CaseIterable {
  case createCategory = "create_category"
  case createManufacturer = "create_manufacturer"
  case createProduct = "create_product"
  case checkIn = "check_in"
  case changeAssetID = "change_asset_id"
  case createAsset = "create_asset"
  case linkAsset = "link_asset"
  case setName = "set_name"
  case setSerial = "set_serial"
  case moveProduct = "move_product"
  case checkOut = "check_out"
}

/// One change of a plan as it is shown and journalled: what happens to which asset, by which rule, and why.
public struct Change: Hashable, Sendable {
  /// What it does.
  public var kind: ChangeKind
  /// The asset's row; nil for the catalogue.
  public var asset: RowReference<Asset>?
  /// The Asset ID before the run, or the new asset's; nil for the catalogue.
  public var assetID: String?
  /// The device's serial number; nil for the catalogue, and for a device without one.
  public var serialNumber: SerialNumber?
  /// The value before; nil when there was none.
  public var from: String?
  /// The value after; nil when there is none.
  public var to: String?
  /// The rule that asks for it.
  public var rule: Rule
  /// Why, in words.
  public var reason: Reason

  /// A change with its parts.
  public init(
    kind: ChangeKind, asset: RowReference<Asset>? = nil, assetID: String? = nil,
    serialNumber: SerialNumber? = nil, from: String? = nil, to: String? = nil, rule: Rule, reason: Reason
  ) {
    self.kind = kind
    self.asset = asset
    self.assetID = assetID
    self.serialNumber = serialNumber
    self.from = from
    self.to = to
    self.rule = rule
    self.reason = reason
  }

  /// The reason as a sentence.
  public var reasonText: String { reason.text(of: self) }
}

/// The asset that a change is about, as it is named before the run.
public struct Subject: Hashable, Sendable, Codable {
  /// Its row.
  public var asset: RowReference<Asset>
  /// Its Asset ID before the run, or the new one of a new asset.
  public var assetID: String
  /// The device's serial number; nil when it has none.
  public var serialNumber: SerialNumber?

  /// An asset of the plan.
  public init(asset: RowReference<Asset>, assetID: String, serialNumber: SerialNumber?) {
    self.asset = asset
    self.assetID = assetID
    self.serialNumber = serialNumber
  }
}
