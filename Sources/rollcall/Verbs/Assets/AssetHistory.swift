import ArgumentParser
import RollcallCore
import RollcallDocuments
import RollcallStore

struct AssetHistory: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history", abstract: "Show an asset's whole history.")

  @OptionGroup var common: CommonOptions
  @OptionGroup var account: AccountOption
  @OptionGroup var asset: AssetArgument

  func run() async throws {
    try await reporting(common) {
      let workspace = try Workspace.open(common)
      let reference = try workspace.account(account)
      guard let register = try workspace.registerForReading() else {
        throw StoreError.refused(.unknownAsset(asset.assetID))
      }
      let events = try register.history(of: asset.assetID, in: reference)
      if common.json {
        Terminal.print(JSON.document(("events", .array(events.map(\.json)))).text)
      } else {
        Terminal.print(events.map(\.line))
      }
    }
  }
}
