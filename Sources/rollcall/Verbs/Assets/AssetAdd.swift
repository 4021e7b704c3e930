import ArgumentParser
import RollcallStore

struct AssetAdd: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "add", abstract: "Add an asset.")

  @OptionGroup var common: CommonOptions
  @OptionGroup var account: AccountOption

  @Option(help: "Its Asset ID, unique in the account.")
  var assetID: String

  @Option(help: "Its name.")
  var name: String?

  @Option(help: "Its serial number.")
  var serial: String?

  @Option(help: "Its product; made where there is none of that name.")
  var product: String?

  @Option(help: "The product's manufacturer.")
  var manufacturer: String?

  @Option(help: "The category of a product that is made.")
  var category: String?

  @Option(help: "Notes.")
  var notes: String?

  func validate() throws {
    guard product != nil || (manufacturer == nil && category == nil) else {
      throw ValidationError("--manufacturer and --category belong to a product: name it with --product.")
    }
  }

  func run() async throws {
    try await reporting(common) {
      let asset = AssetToAdd(
        assetID: assetID, name: name, serialNumber: serial, product: product, manufacturer: manufacturer,
        category: category, notes: notes)
      try Workspace.open(common).byHand(account) { register, hand in try register.addAsset(asset, by: hand) }
    }
  }
}
