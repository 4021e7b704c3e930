import ArgumentParser
import RollcallCore
import RollcallDocuments
import RollcallStore

struct AssetCustody: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "custody", abstract: "Tell who or what had an asset at a moment.",
    discussion: """
      The moment is a date (the end of that day, UTC) or a time such as 2026-03-01T09:30:00Z. Without one it is now. Works for deleted assets
      too.
      """)

  @OptionGroup var common: CommonOptions
  @OptionGroup var account: AccountOption
  @OptionGroup var asset: AssetArgument

  @Option(
    help: ArgumentHelp("The moment.", valueName: "date"),
    transform: { text in
      guard let instant = Moment(text)?.instant else {
        throw ValidationError("Write a date such as 2026-03-01, or a time such as 2026-03-01T09:30:00Z.")
      }
      return instant
    })
  var at: Instant?

  func run() async throws {
    try await reporting(common) {
      let workspace = try Workspace.open(common)
      let reference = try workspace.account(account)
      guard let register = try workspace.registerForReading() else {
        throw StoreError.refused(.unknownAsset(asset.assetID))
      }
      let custody = try register.custody(of: asset.assetID, in: reference, at: at ?? .now)
      if common.json {
        Terminal.print(
          JSON.document(
            ("asset_id", .string(custody.assetID)), ("at", .string(custody.at.text)),
            ("checked_out_to", custody.holder.map { $0.json } ?? .null)
          ).text)
      } else {
        let holder = custody.holder.map { "was with \($0.label)" } ?? "was with nobody"
        Terminal.print("On \(custody.at.text), \(custody.assetID) \(holder).")
      }
    }
  }
}
