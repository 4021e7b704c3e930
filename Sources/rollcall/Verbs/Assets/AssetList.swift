import ArgumentParser
import RollcallConfig
import RollcallCore
import RollcallDocuments
import RollcallStore

struct AssetList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List assets with their holders.")

  @OptionGroup var common: CommonOptions
  @OptionGroup var filter: AccountFilterOptions

  @Option(help: ArgumentHelp("How many to show.", valueName: "count"))
  var limit: Int?

  func run() async throws {
    try await reporting(common) {
      let workspace = try Workspace.open(common)
      let assets = try workspace.rows(of: filter) { register, account in try register.assets(of: account) }
      if common.json {
        Terminal.print(
          JSON.document(("assets", .array(assets.prefix(limit ?? .max).map { .object($0.members) }))).text)
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
