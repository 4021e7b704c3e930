/// An Asset ID that follows its device (C5).
public struct AssetIDChange: Hashable, Sendable, Codable {
  /// The asset.
  public var subject: Subject
  /// The row of the asset.
  public var asset: RowID<Asset>
  /// The Asset ID from now on.
  public var to: String
  /// Why it changes.
  public var reason: Reason

  /// As it is shown and journalled.
  public var change: Change {
    Change(
      kind: .changeAssetID, asset: subject.asset, assetID: subject.assetID,
      serialNumber: subject.serialNumber,
      from: subject.assetID, to: to, rule: reason == .mappingChanged ? .c6 : .c5, reason: reason)
  }
}

/// An Asset Name that follows its device (D2).
public struct NameChange: Hashable, Sendable, Codable {
  /// The asset.
  public var subject: Subject
  /// The name before; nil when there was none.
  public var from: String?
  /// The name from now on.
  public var to: String

  /// As it is shown and journalled.
  public var change: Change {
    Change(
      kind: .setName, asset: subject.asset, assetID: subject.assetID, serialNumber: subject.serialNumber,
      from: from, to: to, rule: .d2, reason: .nameOfDevice)
  }
}

/// A serial number that follows its device (B6).
public struct SerialChange: Hashable, Sendable, Codable {
  /// The asset.
  public var subject: Subject
  /// The serial number before; nil when there was none.
  public var from: SerialNumber?
  /// The serial number from now on.
  public var to: SerialNumber

  /// As it is shown and journalled.
  public var change: Change {
    Change(
      kind: .setSerial, asset: subject.asset, assetID: subject.assetID, serialNumber: subject.serialNumber,
      from: from?.text, to: to.text, rule: .b6, reason: .serialOfDevice)
  }
}

/// An asset that becomes another product (E4, E7).
public struct ProductMove: Hashable, Sendable, Codable {
  /// The asset.
  public var subject: Subject
  /// The product before; nil when there was none.
  public var productBefore: RowID<Product>?
  /// Its name.
  public var from: String?
  /// The product from now on.
  public var product: RowReference<Product>
  /// Its name.
  public var to: String
  /// The rule that moves it.
  public var rule: Rule
  /// Why it moves.
  public var reason: Reason

  /// As it is shown and journalled.
  public var change: Change {
    Change(
      kind: .moveProduct, asset: subject.asset, assetID: subject.assetID, serialNumber: subject.serialNumber,
      from: from, to: to, rule: rule, reason: reason)
  }
}
