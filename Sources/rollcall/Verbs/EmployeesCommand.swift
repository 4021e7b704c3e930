import ArgumentParser
import RollcallCore
import RollcallStore

struct EmployeesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "employees", abstract: "The people that assets are checked out to.",
    subcommands: [List.self, Add.self, Archive.self])

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List employees.")

    @OptionGroup var common: CommonOptions
    @OptionGroup var account: AccountOption

    func run() async throws {
      try await reporting(common) {
        let workspace = try Workspace.open(common)
        let filter = try workspace.filter(account)
        let rows = try workspace.registerForReading().map { try $0.employees(of: filter) } ?? []
        if common.json {
          let employees = rows.map {
            JSON.object([
              ("account", .string($0.account.text)), ("email", .string($0.email)),
              ("name", .optional($0.name)),
              ("state", .string($0.state.rawValue)),
            ])
          }
          Terminal.print(JSON.document(("employees", .array(employees))).text)
          return
        }
        var table = Table("ACCOUNT", "E-MAIL", "NAME", "STATE")
        for row in rows { table.add(row.account.text, row.email, row.name, row.state.rawValue) }
        Terminal.print(table.lines(width: Terminal.width))
      }
    }
  }

  struct Add: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Add an employee; one who was archived comes back.")

    @OptionGroup var common: CommonOptions
    @OptionGroup var account: AccountOption

    @Option(help: "The e-mail address, by which devices' owners are matched.")
    var email: String

    @Option(help: "The name.")
    var name: String?

    func run() async throws {
      try await reporting(common) {
        try Workspace.open(common).byHand(account) { register, hand in
          try register.addEmployee(email: email, name: name, by: hand)
        }
      }
    }
  }

  struct Archive: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Archive an employee who has left; refused while the person has assets.")

    @OptionGroup var common: CommonOptions
    @OptionGroup var account: AccountOption

    @Argument(help: "The e-mail address.")
    var email: String

    func run() async throws {
      try await reporting(common) {
        try Workspace.open(common).byHand(account) { register, hand in
          try register.archiveEmployee(email: email, by: hand)
        }
      }
    }
  }
}
