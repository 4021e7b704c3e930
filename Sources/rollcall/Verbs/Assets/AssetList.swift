import ArgumentParser
import RollcallConfig
import RollcallCore
import RollcallStore

struct AssetList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List assets with their holders.")

  @OptionGroup var common: CommonOptions
  @OptionGroup var account: AccountOption

  @Flag(help: "With --account, also the assets of its sub-accounts.")
  var tree = false

  @Option(help: ArgumentHelp("How many to show.", valueName: "count"))
  var limit: Int?

  func run() async throws {
    try await reporting(common) {
      let workspace = try Workspace.open(common)
      let filter = try workspace.filter(account)
      let register = try workspace.registerForReading()
      var assets = try register?.known(filter) ?? []
      if tree, let filter {
        for sub in workspace.settings.accounts where sub.reference.parent == filter {
          assets += try register?.known(sub.reference) ?? []
        }
      }
      if common.json {
        Terminal.print(JSON.document(("assets", .array(assets.map { .object($0.members) }))).text)
      } else {
        show(assets)
      }
    }
  }

  private func show(_ assets: [AssetRecord]) {
    var table = Table("ACCOUNT", "ASSET ID", "NAME", "PRODUCT", "CHECKED OUT TO", "STATE")
    for asset in assets.prefix(limit ?? .max) {
      table.add(
        asset.account.text, asset.assetID, asset.name, asset.product, asset.holder?.label,
        asset.state.rawValue)
    }
    Terminal.print(table.lines(width: Terminal.width))
    if let limit, assets.count > limit { Terminal.print("… and \(assets.count - limit) more") }
  }
}

extension Register {
  /// Assets of an account, or all; none where the register does not know the account yet.
  fileprivate func known(_ account: AccountReference?) throws -> [AssetRecord] {
    do {
      return try assets(of: account)
    } catch StoreError.refused(.unknownAccount) {
      return []
    }
  }
}
