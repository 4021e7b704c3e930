import ArgumentParser
import RollcallCore
import RollcallStore

struct LocationsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "locations", abstract: "The places that assets are checked out to.",
    subcommands: [List.self, Add.self])

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List locations.")

    @OptionGroup var common: CommonOptions
    @OptionGroup var filter: AccountFilterOptions

    func run() async throws {
      try await reporting(common) {
        let workspace = try Workspace.open(common)
        let rows = try workspace.rows(of: filter) { register, account in try register.locations(of: account) }
        Listing.locations.show(rows, as: common)
      }
    }
  }

  struct Add: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Add a location.")

    @OptionGroup var common: CommonOptions
    @OptionGroup var account: AccountOption

    @Argument(help: "The name.")
    var name: String

    func run() async throws {
      try await reporting(common) {
        try Workspace.open(common).byHand(account) { register, hand in
          try register.addLocation(name, by: hand)
        }
      }
    }
  }
}
