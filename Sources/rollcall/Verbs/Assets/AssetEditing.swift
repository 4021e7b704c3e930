import ArgumentParser
import RollcallStore

struct AssetEditing: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "edit", abstract: "Change an asset; an empty text clears a value.")

  @OptionGroup var common: CommonOptions
  @OptionGroup var account: AccountOption
  @OptionGroup var asset: AssetArgument

  @Option(help: ArgumentHelp("Another Asset ID.", valueName: "asset-id"))
  var assetID: String?

  @Option(help: "Another name.")
  var name: String?

  @Option(help: "Another serial number.")
  var serial: String?

  @Option(help: "Another product, which must exist.")
  var product: String?

  @Option(help: "Which manufacturer's product.")
  var manufacturer: String?

  @Option(help: "Other notes.")
  var notes: String?

  func validate() throws {
    guard product != nil || manufacturer == nil else {
      throw ValidationError("--manufacturer says whose product is meant: name it with --product.")
    }
    guard [assetID, name, serial, product, notes].contains(where: { $0 != nil }) else {
      throw ValidationError("Say what to change: --asset-id, --name, --serial, --product or --notes.")
    }
  }

  func run() async throws {
    try await reporting(common) {
      let edit = AssetEdit(
        assetID: assetID, name: name, serialNumber: serial, product: product, manufacturer: manufacturer,
        notes: notes)
      try Workspace.open(common).byHand(account) { register, hand in
        try register.editAsset(asset.assetID, edit, by: hand)
      }
    }
  }
}
