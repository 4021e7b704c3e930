/// A device gets its asset: a new one, or one that was there.
public struct Adoption: Hashable, Sendable, Codable {
  /// How the device gets its asset.
  public enum Way: Hashable, Sendable, Codable {
    /// The asset is made (C1).
    case create(NewAsset)
    /// The asset was there, with this Asset ID (F1).
    case merge(RowID<Asset>, assetID: String)
  }

  /// How the device gets its asset.
  public var way: Way
  /// What the new link remembers.
  public var memory: LinkMemory

  /// An adoption.
  public init(way: Way, memory: LinkMemory) {
    self.way = way
    self.memory = memory
  }

  /// What it does.
  public var kind: ChangeKind {
    switch way {
    case .create: .createAsset
    case .merge: .linkAsset
    }
  }

  /// As it is shown and journalled.
  public var change: Change {
    switch way {
    case .create(let asset):
      Change(
        kind: .createAsset, asset: .new(asset.ordinal), assetID: asset.assetID,
        serialNumber: memory.serialNumber,
        to: asset.assetID, rule: .c1, reason: .newDevice)
    case .merge(let id, let assetID):
      Change(
        kind: .linkAsset, asset: .existing(id), assetID: assetID, serialNumber: memory.serialNumber,
        to: memory.serialNumber?.text ?? memory.deviceID, rule: .f1, reason: .sameAssetID)
    }
  }
}

/// An asset that a plan makes.
public struct NewAsset: Hashable, Sendable, Codable {
  /// Its ordinal among the plan's new assets, from 0.
  public var ordinal: Int
  /// Its Asset ID.
  public var assetID: String
  /// Its name; nil when none is mapped or the device has none.
  public var name: String?
  /// Its product.
  public var product: RowReference<Product>

  /// A new asset.
  public init(ordinal: Int, assetID: String, name: String?, product: RowReference<Product>) {
    self.ordinal = ordinal
    self.assetID = assetID
    self.name = name
    self.product = product
  }
}
