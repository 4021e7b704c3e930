import ArgumentParser
import RollcallCore
import RollcallStore

struct EmployeesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "employees", abstract: "The people that assets are checked out to.",
    subcommands: [List.self, Add.self, EmployeeImport.self, Archive.self])

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List employees.")

    @OptionGroup var common: CommonOptions
    @OptionGroup var filter: AccountFilterOptions

    func run() async throws {
      try await reporting(common) {
        let workspace = try Workspace.open(common)
        let rows = try workspace.rows(of: filter) { register, account in try register.employees(of: account) }
        Listing.employees.show(rows, as: common)
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
