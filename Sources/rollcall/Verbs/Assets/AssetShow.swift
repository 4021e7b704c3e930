import ArgumentParser
import RollcallCore
import RollcallStore

struct AssetShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show all of one asset: details, where each field comes from, and its history.")

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
      let detail = try register.asset(asset.assetID, in: reference)
      if common.json {
        Terminal.print(JSON.document(("asset", detail.json)).text)
      } else {
        show(detail)
      }
    }
  }

  private func show(_ detail: AssetDetail) {
    let asset = detail.asset
    let rows: [(String, String?)] = [
      ("Asset ID", asset.assetID), ("Name", asset.name), ("Serial number", asset.serialNumber),
      ("Product", asset.product), ("Manufacturer", asset.manufacturer), ("Category", asset.category),
      ("State", asset.state.rawValue), ("Checked out to", asset.holder?.label), ("Notes", detail.notes),
    ]
    for (name, value) in rows { Terminal.print("\(name): \(value ?? "–")") }
    for link in asset.links {
      Terminal.print(
        "Linked to \(link.connection), device \(link.deviceID ?? "–"), last seen \(link.lastSeen ?? "–")")
      for (key, value) in link.details.sorted(by: { $0.key < $1.key }) {
        Terminal.print("  \(key): \(value)")
      }
    }
    for field in AssetField.allCases {
      if let source = detail.sources[field] { Terminal.print("\(field.rawValue) comes from \(source)") }
    }
    Terminal.print("History:")
    Terminal.print(detail.history.map { "  \($0.line)" })
  }
}
