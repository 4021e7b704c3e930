package import RollcallCore

/// Why a command by hand cannot be done. Nothing was changed.
package enum Refusal: Error, Equatable, Sendable {
  /// The settings name no such account.
  case unknownAccount(AccountReference)
  /// The account has no asset of this Asset ID.
  case unknownAsset(String)
  /// The account has no active employee of this address.
  case unknownEmployee(String)
  /// The account has no such place.
  case unknownLocation(String)
  /// The catalogue has no such product.
  case unknownProduct(String)
  /// Several makers use the name, and the command does not say which: a matter of usage.
  case ambiguousProduct(String, manufacturers: [String])
  /// The maker uses the name already.
  case productExists(String)
  /// Another asset has it, perhaps an archived one.
  case assetIDTaken(String)
  /// An Asset ID is missing.
  case emptyAssetID
  /// A name is missing.
  case emptyName
  /// It is no e-mail address.
  case badEmail(String)
  /// Archived assets are not handed out, nor archived again.
  case assetArchived(String)
  /// There is nothing to restore.
  case notArchived(String)
  /// Somebody has the asset.
  case alreadyCheckedOut(String, to: String)
  /// Somebody has the asset that would be deleted.
  case checkedOutAssetStays(String, with: String)
  /// Somebody has some of the assets that would be deleted.
  case checkedOutAssetsStay([String])
  /// The person is there already.
  case employeeExists(String)
  /// The person still has assets.
  case employeeHolds(String, assets: [String])
  /// The place is there already.
  case locationExists(String)
  /// No alert of this number is open.
  case unknownAlert(Int64)
  /// The account has no such connection, or it never ran.
  case unknownConnection(ConnectionReference)
  /// There is no run of this number.
  case unknownRun(Int64)
  /// The run does not wait for a person.
  case runNotHeld(Int64, RunOutcome)
  /// A row that the held plan decides on moved.
  case planMoved(Int64)
  /// The run did nothing that could be undone.
  case nothingToUndo(Int64, RunOutcome)
  /// The connection is paused already, or is not.
  case alreadyPaused(ConnectionReference)
  case notPaused(ConnectionReference)
  /// A backup never takes the place of a file.
  case fileExists(String)
  /// A file cannot be made, or given its name.
  case fileUnwritable(String, why: String)
  /// There is no register yet.
  case noRegister(String)
  /// Somebody works on the register that would be replaced.
  case registerInUse(by: String)
  /// A new key would give up what the keys that are here do not open.
  case sealsWithoutKey([String])
  /// A file is no whole register of this or an earlier version.
  case unusableBackup(String, why: String)

  /// What cannot be done, and why.
  package var message: String {
    switch self {
    case .unknownAccount(let account): "There is no account \(account)."
    case .unknownAsset(let id): "There is no asset \(id)."
    case .unknownEmployee(let email): "There is no active employee \(email)."
    case .unknownLocation(let name): "There is no location \(name)."
    case .unknownProduct(let name): "There is no product \(name)."
    case .ambiguousProduct(let name, let makers):
      "Several manufacturers have a product \(name): \(makers.joined(separator: ", "))."
    case .productExists(let name): "The manufacturer has another product \(name)."
    case .assetIDTaken(let id): "The Asset ID \(id) is taken."
    case .emptyAssetID: "An Asset ID cannot be empty."
    case .emptyName: "A name cannot be empty."
    case .badEmail(let email): "\(email) is not an e-mail address."
    case .assetArchived(let id): "Asset \(id) is archived."
    case .notArchived(let id): "Asset \(id) is not archived."
    case .alreadyCheckedOut(let id, let holder): "Asset \(id) is checked out to \(holder)."
    case .checkedOutAssetStays(let id, let holder):
      "Asset \(id) is checked out to \(holder) and cannot be deleted."
    case .checkedOutAssetsStay(let assets):
      "\(assets.count == 1 ? "An asset is" : "\(assets.count) assets are") checked out: \(Self.list(assets))."
    case .employeeExists(let email): "Employee \(email) exists."
    case .employeeHolds(let email, let assets):
      "\(email) still has \(assets.count == 1 ? "an asset" : "\(assets.count) assets"): \(Self.list(assets))."
    case .locationExists(let name): "Location \(name) exists."
    case .unknownAlert(let id): "There is no open alert \(id)."
    case .unknownConnection(let connection): "The register does not know the connection \(connection)."
    case .unknownRun(let run): "There is no run \(run)."
    case .runNotHeld(let run, let outcome): "Run \(run) is not held: it is \(outcome.rawValue)."
    case .planMoved(let run):
      "The register moved since run \(run) was held: its plan decides on something that is no longer as it was."
    case .nothingToUndo(let run, let outcome): "Run \(run) is \(outcome.rawValue): there is nothing to undo."
    case .alreadyPaused(let connection): "\(connection) is paused already."
    case .notPaused(let connection): "\(connection) is not paused."
    case .fileExists(let path): "There is a file \(path) already; nothing was written."
    case .fileUnwritable(let path, let why): "\(path) cannot be written: \(why)."
    case .noRegister(let path): "There is no register at \(path) yet."
    case .registerInUse(let holder): "The register is in use by \(holder); nothing was changed."
    case .sealsWithoutKey(let seals):
      "No key that is here opens \(Self.list(seals)); nothing was changed."
    case .unusableBackup(let path, let why): "\(path) cannot be restored: \(why). Nothing was changed."
    }
  }

  /// What to do instead.
  package var hint: String {
    switch self {
    case .unknownAccount: "`accounts list` shows the accounts."
    case .unknownAsset: "`assets list` shows the assets."
    case .unknownEmployee: "Add the person with `employees add`."
    case .unknownLocation: "Add it with `locations add`."
    case .unknownProduct: "`products list` shows the products."
    case .ambiguousProduct: "Say which with --manufacturer; `none` is the one without."
    case .productExists: "Choose another name."
    case .assetIDTaken: "Choose another, or change the other asset first."
    case .emptyAssetID, .emptyName: "Give a text."
    case .badEmail: "Write it as name@example.org."
    case .assetArchived: "Restore it first with `assets restore`."
    case .notArchived: "Nothing needs to be done."
    case .alreadyCheckedOut: "Check it in first, or use --reassign."
    case .checkedOutAssetStays: "Check it in first."
    case .checkedOutAssetsStay: "Check them in first; nothing was deleted."
    case .employeeExists, .locationExists: "Nothing needs to be done."
    case .employeeHolds: "Check the assets in first."
    case .unknownAlert: "`alerts list` shows the open alerts."
    case .unknownConnection: "Run a sync first."
    case .unknownRun, .runNotHeld, .nothingToUndo: "`runs list` shows the runs."
    case .planMoved: "Run a sync: it plans anew on the register as it is."
    case .alreadyPaused, .notPaused: "Nothing needs to be done."
    case .fileExists: "Choose another name; a date in it keeps them apart."
    case .fileUnwritable: "Check that its folder exists and may be written."
    case .noRegister: "The first sync makes it."
    case .registerInUse: "Stop it first, with `systemctl stop rollcall` for example, or wait for its end."
    case .sealsWithoutKey:
      "Put the right key back first: as a further line of the key's file, or in ROLLCALL_OLD_KEY beside a new ROLLCALL_KEY. Or give all that up for good with --yes."
    case .unusableBackup: "Take another backup."
    }
  }

  private static func list(_ assets: [String]) -> String {
    let shown = assets.prefix(10).joined(separator: ", ")
    return assets.count > 10 ? shown + ", …" : shown
  }
}
