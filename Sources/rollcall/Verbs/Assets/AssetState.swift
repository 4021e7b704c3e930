import ArgumentParser
import RollcallStore

struct AssetArchive: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "archive", abstract: "Put an asset out of sight, with its history and its checkout.")

  @OptionGroup var common: CommonOptions
  @OptionGroup var account: AccountOption
  @OptionGroup var asset: AssetArgument

  func run() async throws {
    try await reporting(common) {
      try Workspace.open(common).byHand(account) { register, hand in
        try register.archiveAsset(asset.assetID, by: hand)
      }
    }
  }
}

struct AssetRestore: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore", abstract: "Bring an archived asset back.")

  @OptionGroup var common: CommonOptions
  @OptionGroup var account: AccountOption
  @OptionGroup var asset: AssetArgument

  func run() async throws {
    try await reporting(common) {
      try Workspace.open(common).byHand(account) { register, hand in
        try register.restoreAsset(asset.assetID, by: hand)
      }
    }
  }
}
