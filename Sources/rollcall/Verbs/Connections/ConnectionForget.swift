import ArgumentParser
import RollcallConfig
import RollcallCore
import RollcallStore

struct ConnectionForget: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forget", abstract: "Forget which devices assets stand for; keep the assets.",
    discussion: """
      Without an Asset ID all links of the connection go. While merging is off, a device whose asset lost its link is neither merged nor
      added by the next sync; it is listed as exists_not_merged.
      """)

  @OptionGroup var common: CommonOptions
  @OptionGroup var connection: ConnectionArgument

  @Argument(help: ArgumentHelp("Only the link of this asset.", valueName: "asset-id"))
  var assetID: String?

  func run() async throws {
    try await reporting(common) {
      let workspace = try Workspace.open(common)
      let reference = try workspace.reference(connection.name)
      try workspace.byHand(in: reference.account) { register, hand in
        try register.forgetLinks(of: reference, to: assetID, by: hand)
      }
    }
  }
}
