import ArgumentParser
import RollcallStore

struct AssetCheckOut: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check-out", abstract: "Check an asset out to an employee or a location.")

  @OptionGroup var common: CommonOptions
  @OptionGroup var account: AccountOption
  @OptionGroup var asset: AssetArgument

  @Option(help: ArgumentHelp("The employee's e-mail address.", valueName: "email"))
  var to: String?

  @Option(help: ArgumentHelp("The location's name.", valueName: "name"))
  var toLocation: String?

  @Flag(help: "Check it in first when somebody has it.")
  var reassign = false

  func validate() throws {
    guard (to == nil) != (toLocation == nil) else {
      throw ValidationError("Say either --to EMAIL or --to-location NAME.")
    }
  }

  func run() async throws {
    try await reporting(common) {
      let target = to.map { CheckoutTarget.employee($0) } ?? .location(toLocation ?? "")
      try Workspace.open(common).byHand(account) { register, hand in
        try register.checkOut(
          asset.assetID, to: target, whenCheckedOut: reassign ? .reassign : .refuse, by: hand)
      }
    }
  }
}

struct AssetCheckIn: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "check-in", abstract: "Check an asset in.")

  @OptionGroup var common: CommonOptions
  @OptionGroup var account: AccountOption
  @OptionGroup var asset: AssetArgument

  func run() async throws {
    try await reporting(common) {
      try Workspace.open(common).byHand(account) { register, hand in
        try register.checkIn(asset.assetID, by: hand)
      }
    }
  }
}
