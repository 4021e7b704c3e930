/// A record of the register: a thing that the organisation owns.
public struct Asset: Hashable, Sendable {
  /// Its row.
  public var id: RowID<Asset>
  /// Goes up with every change of the row.
  public var version: Int64
  /// The Asset ID as it is shown.
  public var assetID: String
  /// The Asset ID as it is compared (C2).
  public var key: ComparisonKey
  /// The Asset Name; nil when it has none.
  public var name: String?
  /// The serial number; nil when none is known.
  public var serialNumber: SerialNumber?
  /// Its product; nil when nobody gave it one.
  public var product: RowID<Product>?
  /// Whether it is in use or archived.
  public var state: AssetState
  /// Who or what has it; nil when nobody does.
  public var checkout: Checkout?

  /// An asset with all that a sync looks at.
  public init(
    id: RowID<Asset>, version: Int64 = 1, assetID: String, key: ComparisonKey? = nil, name: String? = nil,
    serialNumber: SerialNumber? = nil, product: RowID<Product>? = nil, state: AssetState = .active,
    checkout: Checkout? = nil
  ) {
    self.id = id
    self.version = version
    self.assetID = assetID
    self.key = key ?? ComparisonKey(assetID)
    self.name = name
    self.serialNumber = serialNumber
    self.product = product
    self.state = state
    self.checkout = checkout
  }
}

/// Whether an asset is in use. Archiving is a person's act; no sync does it (A8).
public enum AssetState: String, Hashable, Sendable, Codable, CaseIterable {
  case active
  case archived
}
