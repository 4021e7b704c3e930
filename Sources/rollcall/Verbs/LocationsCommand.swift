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
    @OptionGroup var account: AccountOption

    func run() async throws {
      try await reporting(common) {
        let workspace = try Workspace.open(common)
        let filter = try workspace.filter(account)
        let rows = try workspace.registerForReading().map { try $0.locations(of: filter) } ?? []
        if common.json {
          let locations = rows.map {
            JSON.object([("account", .string($0.account.text)), ("name", .string($0.name))])
          }
          Terminal.print(JSON.document(("locations", .array(locations))).text)
          return
        }
        var table = Table("ACCOUNT", "NAME")
        for row in rows { table.add(row.account.text, row.name) }
        Terminal.print(table.lines(width: Terminal.width))
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
