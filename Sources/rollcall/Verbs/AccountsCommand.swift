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
        let accounts = try Workspace.open(common).settings.accounts
        if common.json {
          let rows = accounts.map {
            JSON.object([
              ("account", .string($0.reference.text)), ("name", .string($0.name)),
              ("parent", .optional($0.reference.parent?.text)),
            ])
          }
          Terminal.print(JSON.document(("accounts", .array(rows))).text)
          return
        }
        var table = Table("ACCOUNT", "NAME", "INTEGRATIONS")
        for account in accounts {
          let integrations = account.connections.map {
            $0.reference.integration + ($0.isEnabled ? "" : " (disabled)")
          }
          table.add(account.reference.text, account.name, integrations.joined(separator: ", "))
        }
        Terminal.print(table.lines(width: Terminal.width))
      }
    }
  }
}
