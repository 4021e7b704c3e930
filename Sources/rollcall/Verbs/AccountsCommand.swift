import ArgumentParser
import RollcallConfig
import RollcallCore

struct AccountsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accounts", abstract: "Show accounts and sub-accounts.", subcommands: [List.self])

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List accounts and sub-accounts in the order of the file.")

    @OptionGroup var common: CommonOptions

    func run() async throws {
      try await reporting(common) {
        Listing.accounts.show(try Workspace.open(common).settings.accounts, as: common)
      }
    }
  }
}
