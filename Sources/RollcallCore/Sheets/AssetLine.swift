/// An asset as people list them: what an export writes and an import reads. A value that a list does not say
/// is nil, and says nothing about the asset.
package struct AssetLine: Hashable, Sendable {
  /// The Asset ID, as it was written.
  package var assetID: String
  /// The Asset Name.
  package var name: String?
  /// The serial number, as it was written.
  package var serialNumber: String?
  /// The name of the product.
  package var product: String?
  /// Whose product; `none` means the product of that name that has no manufacturer.
  package var manufacturer: String?
  /// The category of the product.
  package var category: String?
  /// What people want to remember.
  package var notes: String?
  /// Whether it is in use or archived.
  package var state: AssetState?
  /// Who or what has it.
  package var holder: HolderLine?

  /// An asset of a list.
  package init(
    assetID: String, name: String? = nil, serialNumber: String? = nil, product: String? = nil,
    manufacturer: String? = nil, category: String? = nil, notes: String? = nil, state: AssetState? = nil,
    holder: HolderLine? = nil
  ) {
    self.assetID = assetID
    self.name = name
    self.serialNumber = serialNumber
    self.product = product
    self.manufacturer = manufacturer
    self.category = category
    self.notes = notes
    self.state = state
    self.holder = holder
  }
}

/// Who or what has an asset, as people list them.
package enum HolderLine: Hashable, Sendable {
  /// The employee of this address; the name is nil where the list has none.
  case employee(email: String, name: String?)
  /// The place of this name.
  case location(String)
}
