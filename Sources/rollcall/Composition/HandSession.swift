import Foundation
import RollcallCore
import RollcallDocuments
import RollcallStore

extension Workspace {
  /// Runs a command of the person who sits here, in the account that is meant, and prints what was done.
  func byHand(_ option: AccountOption, _ body: (Register, Hand) throws -> [Done]) throws {
    try byHand(in: try account(option), body)
  }

  /// Runs a command of the person who sits here in an account, and prints what was done.
  func byHand(in account: AccountReference, _ body: (Register, Hand) throws -> [Done]) throws {
    let done = try body(try register(), hand(in: account))
    show(done)
  }

  /// The person who sits here, at work in an account.
  func hand(in account: AccountReference) -> Hand {
    Hand(account: account, person: NSUserName(), instant: .now)
  }

  private func show(_ done: [Done]) {
    if options.json {
      Terminal.print(JSON.document(("done", .array(done.map(\.json)))).text)
    } else {
      Terminal.print(done.isEmpty ? ["Nothing to do."] : done.map(\.sentence))
    }
  }
}

extension Done {
  /// As people read it.
  var sentence: String {
    let asset = assetID.map { "Asset \($0)" } ?? ""
    let value = to ?? from ?? ""
    return switch kind {
    case .addAsset: "\(asset) was added."
    case .changeAssetID: "\(asset) is now \(value)."
    case .setName: "\(asset) is named \(to ?? "nothing")."
    case .setSerial: "\(asset) has the serial number \(to ?? "none")."
    case .moveProduct: "\(asset) is a \(to ?? "product unknown")."
    case .setNotes: "\(asset) has new notes."
    case .checkIn: "\(asset) is back from \(value)."
    case .checkOut: "\(asset) is checked out to \(value)."
    case .archiveAsset: "\(asset) is archived."
    case .restoreAsset: "\(asset) is in use again."
    case .deleteAsset: "\(asset) was deleted."
    case .forgetLink: "\(asset) is no longer linked to \(value)."
    case .addEmployee: "\(value) was added."
    case .restoreEmployee: "\(value) is back."
    case .archiveEmployee: "\(value) is archived."
    case .renameEmployee: "\(from ?? "An employee") is now named \(value)."
    case .addLocation: "Location \(value) was added."
    case .createProduct: "Product \(value) was added."
    case .createManufacturer: "Manufacturer \(value) was added."
    case .createCategory: "Category \(value) was added."
    case .setCategory: "The product is in category \(value)."
    case .renameProduct: "The product is now called \(value)."
    case .deleteProduct: "Product \(value) was deleted."
    case .deleteManufacturer: "Manufacturer \(value) was deleted."
    case .deleteCategory: "Category \(value) was deleted."
    case .pauseConnection: "\(value) is paused."
    case .resumeConnection: "\(value) goes on."
    case .discardRun: "Run \(value) is discarded; nothing of its plan was done."
    }
  }
}
