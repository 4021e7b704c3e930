import ArgumentParser

struct AssetsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assets", abstract: "The register by hand.",
    subcommands: [
      AssetList.self, AssetShow.self, AssetHistory.self, AssetCustody.self, AssetAdd.self, AssetEditing.self,
      AssetCheckOut.self,
      AssetCheckIn.self, AssetArchive.self, AssetRestore.self, AssetDelete.self,
      AssetImport.self, AssetExport.self,
    ])
}

/// The asset that a command by hand is about.
struct AssetArgument: ParsableArguments {
  @Argument(help: ArgumentHelp("The Asset ID.", valueName: "asset-id"))
  var assetID: String
}
