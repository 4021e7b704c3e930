import ArgumentParser
import RollcallConfig
import RollcallCore
import RollcallStore

struct AssetDelete: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "delete", abstract: "Delete an asset, or all that a connection is linked to.",
    discussion: """
      Refused for an asset that is checked out. If its device is still in the tenant, the next sync adds it as new.
      """)

  @OptionGroup var common: CommonOptions
  @OptionGroup var account: AccountOption

  @Argument(help: ArgumentHelp("The Asset ID.", valueName: "asset-id"))
  var assetID: String?

  @Option(
    help: ArgumentHelp("Delete every asset that this connection is linked to.", valueName: "connection"))
  var linkedBy: String?

  @Flag(help: "Do not ask.")
  var yes = false

  func validate() throws {
    guard (assetID == nil) != (linkedBy == nil) else {
      throw ValidationError("Say either an Asset ID or --linked-by CONNECTION.")
    }
  }

  func run() async throws {
    try await reporting(common) {
      let workspace = try Workspace.open(common)
      if let linkedBy {
        let connection = try workspace.reference(linkedBy)
        if let name = account.account, name != connection.account.text {
          throw UsageError("\(connection) belongs to the account \(connection.account), not to \(name).")
        }
        try deleteAll(linkedBy: connection, in: workspace)
      } else if let assetID {
        try workspace.byHand(account) { register, hand in try register.deleteAsset(assetID, by: hand) }
      }
    }
  }

  private func deleteAll(linkedBy connection: ConnectionReference, in workspace: Workspace) throws {
    let doomed = try workspace.register().assetIDs(linkedBy: connection)
    if !yes, !doomed.isEmpty, !isConfirmed(doomed, connection) {
      throw UsageError("Nothing was deleted. Repeat the name of the connection to confirm, or use --yes.")
    }
    try workspace.byHand(in: connection.account) { register, hand in
      try register.deleteAssets(linkedBy: connection, by: hand)
    }
  }

  /// Shows what is about to go, and waits for the name of the connection.
  private func isConfirmed(_ doomed: [String], _ connection: ConnectionReference) -> Bool {
    Terminal.say(
      "\(doomed.count) assets are linked to \(connection): \(doomed.prefix(10).joined(separator: ", "))")
    if doomed.count > 10 { Terminal.say("… and \(doomed.count - 10) more") }
    Terminal.say("Type \(connection) to delete them all:")
    return readLine() == connection.description
  }
}
