package import RollcallCore

/// Why a command by hand cannot be done. Nothing was changed.
package enum Refusal: Error, Equatable, Sendable {
  case unknownAccount(AccountReference)
  case unknownAsset(String)
  case unknownEmployee(String)
  case unknownLocation(String)
  case unknownProduct(String)
  case ambiguousProduct(String, manufacturers: [String])
  case assetIDTaken(String)
  case emptyAssetID
  case emptyName
  case badEmail(String)
  case assetArchived(String)
  case notArchived(String)
  case alreadyCheckedOut(String, to: String)
  case checkedOutAssetStays(String, with: String)
  case employeeExists(String)
  case employeeHolds(String, assets: [String])
  case locationExists(String)
  case unknownAlert(Int64)
  case unknownConnection(ConnectionReference)
  case duplicateDeviceSerial(String)

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
    case .assetIDTaken(let id): "The Asset ID \(id) is taken."
    case .emptyAssetID: "An Asset ID cannot be empty."
    case .emptyName: "A name cannot be empty."
    case .badEmail(let email): "\(email) is not an e-mail address."
    case .assetArchived(let id): "Asset \(id) is archived."
    case .notArchived(let id): "Asset \(id) is not archived."
    case .alreadyCheckedOut(let id, let holder): "Asset \(id) is checked out to \(holder)."
    case .checkedOutAssetStays(let id, let holder):
      "Asset \(id) is checked out to \(holder) and cannot be deleted."
    case .employeeExists(let email): "Employee \(email) exists."
    case .employeeHolds(let email, let assets):
      "\(email) still has \(assets.count == 1 ? "an asset" : "\(assets.count) assets"): \(Self.list(assets))."
    case .locationExists(let name): "Location \(name) exists."
    case .unknownAlert(let id): "There is no open alert \(id)."
    case .unknownConnection(let connection): "The register does not know the connection \(connection)."
    case .duplicateDeviceSerial(let serial): "Two links of one connection cannot have the serial number \(serial)."
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
    case .ambiguousProduct: "Say which with --manufacturer."
    case .assetIDTaken: "Choose another, or change the other asset first."
    case .emptyAssetID, .emptyName: "Give a text."
    case .badEmail: "Write it as name@example.org."
    case .assetArchived: "Restore it first with `assets restore`."
    case .notArchived: "Nothing needs to be done."
    case .alreadyCheckedOut: "Check it in first, or use --reassign."
    case .checkedOutAssetStays: "Check it in first."
    case .employeeExists, .locationExists: "Nothing needs to be done."
    case .employeeHolds: "Check the assets in first."
    case .unknownAlert: "`alerts list` shows the open alerts."
    case .unknownConnection: "Run a sync first."
    case .duplicateDeviceSerial: "Look at the assets with `assets list`."
    }
  }

  private static func list(_ assets: [String]) -> String {
    let shown = assets.prefix(10).joined(separator: ", ")
    return assets.count > 10 ? shown + ", …" : shown
  }
}
