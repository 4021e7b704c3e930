import GRDB
import RollcallCore

/// An asset that a person adds.
package struct AssetToAdd: Sendable {
  /// The Asset ID; free in the account.
  package var assetID: String
  /// The Asset Name; nil for none.
  package var name: String?
  /// The serial number as it was typed; a junk value is none (B2).
  package var serialNumber: String?
  /// The name of its product, made where there is none; nil for none.
  package var product: String?
  /// Which product of that name, or who makes a new one; nil when nobody said.
  package var manufacturer: String?
  /// The category of a new product; nil for none.
  package var category: String?
  /// What people want to remember; nil for nothing.
  package var notes: String?

  /// An asset with what is known of it.
  package init(
    assetID: String, name: String? = nil, serialNumber: String? = nil, product: String? = nil,
    manufacturer: String? = nil, category: String? = nil, notes: String? = nil
  ) {
    self.assetID = assetID
    self.name = name
    self.serialNumber = serialNumber
    self.product = product
    self.manufacturer = manufacturer
    self.category = category
    self.notes = notes
  }
}

/// What a person changes about an asset: nil leaves a value as it is, an empty text clears it.
package struct AssetEdit: Sendable {
  /// The Asset ID from now on; cannot be cleared.
  package var assetID: String?
  /// The Asset Name from now on.
  package var name: String?
  /// The serial number from now on; a junk value clears it (B2).
  package var serialNumber: String?
  /// The name of its product from now on, which must be there.
  package var product: String?
  /// Which product of that name; nil when there is only one.
  package var manufacturer: String?
  /// The notes from now on.
  package var notes: String?

  /// An edit of some values.
  package init(
    assetID: String? = nil, name: String? = nil, serialNumber: String? = nil, product: String? = nil,
    manufacturer: String? = nil, notes: String? = nil
  ) {
    self.assetID = assetID
    self.name = name
    self.serialNumber = serialNumber
    self.product = product
    self.manufacturer = manufacturer
    self.notes = notes
  }
}

extension Register {
  /// Afterwards the account has this asset, active and free.
  package func addAsset(_ asset: AssetToAdd, by hand: Hand) throws(StoreError) -> [Done] {
    try work(hand) { work in try work.add(asset) }
  }

  /// Afterwards the asset has the values that the edit names.
  package func editAsset(_ assetID: String, _ edit: AssetEdit, by hand: Hand) throws(StoreError) -> [Done] {
    try work(hand) { work in try work.edit(try work.asset(assetID), edit) }
  }

  /// Afterwards the asset is out of sight, with its history and its checkout (G3).
  package func archiveAsset(_ assetID: String, by hand: Hand) throws(StoreError) -> [Done] {
    try work(hand) { work in try work.archive(try work.asset(assetID)) }
  }

  /// Afterwards the asset is in use again.
  package func restoreAsset(_ assetID: String, by hand: Hand) throws(StoreError) -> [Done] {
    try work(hand) { work in try work.restore(try work.asset(assetID)) }
  }

  /// Afterwards the asset is gone with its links; its history stays (H4).
  package func deleteAsset(_ assetID: String, by hand: Hand) throws(StoreError) -> [Done] {
    try work(hand) { work in
      let asset = try work.asset(assetID)
      if let holder = asset.holder { throw Refusal.checkedOutAssetStays(asset.assetID, with: holder) }
      try work.endFindings(
        .goneFromTenant, .archivedSeen, .ownerNotEmployee, about: asset.id, named: asset.assetID)
      try work.db.execute(sql: "DELETE FROM links WHERE asset = ?", arguments: [asset.id])
      try work.db.execute(sql: "DELETE FROM assets WHERE id = ?", arguments: [asset.id])
      work.did(Done(.deleteAsset, assetID: asset.assetID, from: asset.assetID), asset: asset.id)
    }
  }
}

extension HandWork {
  mutating func add(_ asset: AssetToAdd) throws {
    let assetID = asset.assetID.trimmed
    try requireFree(assetID)
    let product = try asset.product?.nonEmpty.map {
      try self.product(named: $0, MakerChoice(asset.manufacturer), category: asset.category?.nonEmpty)
    }
    try db.execute(
      sql: """
        INSERT INTO assets (account, asset_id, asset_key, name, serial_number, product, notes)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        account, assetID, ComparisonKey(assetID).text, asset.name?.nonEmpty,
        asset.serialNumber.flatMap { SerialNumber($0) }?.text, product, asset.notes?.nonEmpty,
      ])
    did(Done(.addAsset, assetID: assetID, to: assetID), asset: db.lastInsertedRowID)
  }

  mutating func edit(_ asset: HandAsset, _ edit: AssetEdit) throws {
    if let wanted = edit.assetID?.trimmed, wanted != asset.assetID { try rename(asset, to: wanted) }
    try set("name", .setName, of: asset, from: asset.name, to: edit.name?.trimmed)
    let serial = edit.serialNumber.map { SerialNumber($0)?.text ?? "" }
    try set("serial_number", .setSerial, of: asset, from: asset.serialNumber, to: serial)
    try set("notes", .setNotes, of: asset, from: asset.notes, to: edit.notes)
    if let product = edit.product?.trimmed { try move(asset, to: product, MakerChoice(edit.manufacturer)) }
  }

  mutating func archive(_ asset: HandAsset) throws {
    guard asset.state == .active else { throw Refusal.assetArchived(asset.assetID) }
    try set(.archived, of: asset)
    try endFindings(.goneFromTenant, about: asset.id, named: asset.assetID)
    did(Done(.archiveAsset, assetID: asset.assetID, from: "active", to: "archived"), asset: asset.id)
  }

  mutating func restore(_ asset: HandAsset) throws {
    guard asset.state == .archived else { throw Refusal.notArchived(asset.assetID) }
    try set(.active, of: asset)
    try endFindings(.archivedSeen, about: asset.id, named: asset.assetID)
    did(Done(.restoreAsset, assetID: asset.assetID, from: "archived", to: "active"), asset: asset.id)
  }

  func requireFree(_ assetID: String) throws {
    guard !assetID.isEmpty else { throw Refusal.emptyAssetID }
    let taken = try String.fetchOne(
      db, sql: "SELECT asset_id FROM assets WHERE account = ? AND asset_key = ?",
      arguments: [account, ComparisonKey(assetID).text])
    if let taken { throw Refusal.assetIDTaken(taken) }
  }

  fileprivate mutating func rename(_ asset: HandAsset, to wanted: String) throws {
    guard !wanted.isEmpty else { throw Refusal.emptyAssetID }
    if ComparisonKey(wanted) != ComparisonKey(asset.assetID) { try requireFree(wanted) }
    try db.execute(
      sql: "UPDATE assets SET asset_id = ?, asset_key = ?, version = version + 1 WHERE id = ?",
      arguments: [wanted, ComparisonKey(wanted).text, asset.id])
    did(Done(.changeAssetID, assetID: asset.assetID, from: asset.assetID, to: wanted), asset: asset.id)
  }

  fileprivate mutating func set(
    _ column: String, _ kind: DoneKind, of asset: HandAsset, from: String?, to: String?
  ) throws {
    guard let to, to.nonEmpty != from else { return }
    try db.execute(
      sql: "UPDATE assets SET \(column) = ?, version = version + 1 WHERE id = ?",
      arguments: [to.nonEmpty, asset.id])
    did(Done(kind, assetID: asset.assetID, from: from, to: to.nonEmpty), asset: asset.id)
  }

  fileprivate mutating func move(_ asset: HandAsset, to name: String, _ maker: MakerChoice) throws {
    let product = try name.nonEmpty.map {
      try existingProduct(named: $0, maker)
    }
    guard product?.id != asset.product else { return }
    try db.execute(
      sql: "UPDATE assets SET product = ?, version = version + 1 WHERE id = ?",
      arguments: [product?.id, asset.id])
    did(
      Done(.moveProduct, assetID: asset.assetID, from: asset.productName, to: product?.name), asset: asset.id,
      EventReferences(from: asset.product, to: product?.id))
  }

  fileprivate func set(_ state: AssetState, of asset: HandAsset) throws {
    try db.execute(
      sql: "UPDATE assets SET state = ?, version = version + 1 WHERE id = ?",
      arguments: [state.rawValue, asset.id])
  }

  /// Counts up the version of an asset whose checkout changed (I1).
  func touch(_ asset: HandAsset) throws {
    try db.execute(sql: "UPDATE assets SET version = version + 1 WHERE id = ?", arguments: [asset.id])
  }
}

extension String {
  /// The trimmed text; nil when nothing is left.
  var nonEmpty: String? {
    let text = trimmed
    return text.isEmpty ? nil : text
  }
}
