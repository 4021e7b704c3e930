import ArgumentParser
import RollcallCore
import RollcallDocuments
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
        // The asset stands both by itself and among the members of the document.
        Terminal.print(
          JSON.object(
            [(key: "format", value: .int(1))] + detail.members + [("asset", .object(detail.members))]
          ).text)
      } else {
        show(detail)
      }
    }
  }

  private func show(_ detail: AssetDetail) {
    let asset = detail.asset
    let sources = detail.sources
    let rows: [(name: String, value: String?, source: String?)] = [
      ("Asset ID", asset.assetID, sources[.assetID]), ("Name", asset.name, sources[.name]),
      ("Serial number", asset.serialNumber, sources[.serialNumber]),
      ("Product", asset.product, sources[.product]), ("Manufacturer", asset.manufacturer, nil),
      ("Category", asset.category, nil), ("State", asset.state.rawValue, nil),
      ("Checked out to", asset.holder?.label, asset.holder?.originText),
      ("Notes", detail.notes, sources[.notes]),
    ]
    for row in rows {
      let origin = row.source.map { $0 == "manual" ? "  (by hand)" : "  (by \($0))" } ?? ""
      Terminal.print("\(row.name): \(row.value ?? "–")\(origin)")
    }
    for link in asset.links {
      Terminal.print(
        "Linked to \(link.connection), device \(link.deviceID ?? "–"), last seen \(link.lastSeen ?? "–")")
      for (key, value) in link.details.sorted(by: { $0.key < $1.key }) {
        Terminal.print("  \(key): \(value)")
      }
    }
    Terminal.print("History:")
    Terminal.print(detail.history.map { "  \($0.line)" })
  }
}
