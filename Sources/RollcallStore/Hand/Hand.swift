package import RollcallCore

/// A person at work: in which account, when, and under which name. Commands of a hand are journalled as a
/// sync's changes are.
package struct Hand: Hashable, Sendable {
  /// The account.
  package var account: AccountReference
  /// The name of the person, without `person:`.
  package var person: String
  /// When.
  package var instant: Instant

  /// A person at work in an account.
  package init(account: AccountReference, person: String, instant: Instant) {
    self.account = account
    self.person = person
    self.instant = instant
  }

  /// As the journal names the actor.
  var actor: String { "person:\(person)" }
}

/// What a command by hand did; the raw values stand in JSON and in the journal.
package enum DoneKind: String, Hashable, Sendable, CaseIterable {
  case addAsset = "create_asset"
  case changeAssetID = "change_asset_id"
  case setName = "set_name"
  case setSerial = "set_serial"
  case moveProduct = "move_product"
  case setNotes = "set_notes"
  case checkIn = "check_in"
  case checkOut = "check_out"
  case archiveAsset = "archive_asset"
  case restoreAsset = "restore_asset"
  case deleteAsset = "delete_asset"
  case forgetLink = "forget_link"
  case addEmployee = "add_employee"
  case restoreEmployee = "restore_employee"
  case archiveEmployee = "archive_employee"
  case renameEmployee = "rename_employee"
  case addLocation = "add_location"
  case createProduct = "create_product"
  case createManufacturer = "create_manufacturer"
  case createCategory = "create_category"
  case setCategory = "set_category"
  case renameProduct = "rename_product"
  case deleteProduct = "delete_product"
  case deleteManufacturer = "delete_manufacturer"
  case deleteCategory = "delete_category"
  case pauseConnection = "pause_connection"
  case resumeConnection = "resume_connection"
  case discardRun = "discard_run"
}

/// One thing that a command by hand did.
package struct Done: Hashable, Sendable {
  /// What was done.
  package var kind: DoneKind
  /// The asset before the command, or the new one; nil where it is about no asset.
  package var assetID: String?
  /// The value before.
  package var from: String?
  /// The value after.
  package var to: String?
  /// The device's serial number; nil where it is about no device.
  package var serialNumber: String?
  /// The rule that a command of this kind follows; nil where a person simply wanted it.
  package var rule: Rule?
  /// Why, in words; nil where a person simply wanted it.
  package var reason: String?

  /// Something that was done.
  package init(_ kind: DoneKind, assetID: String? = nil, from: String? = nil, to: String? = nil) {
    self.kind = kind
    self.assetID = assetID
    self.from = from
    self.to = to
  }
}
