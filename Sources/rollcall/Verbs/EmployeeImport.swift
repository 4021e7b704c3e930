import ArgumentParser
import RollcallCSV
import RollcallCore
import RollcallStore

struct EmployeeImport: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Add the employees of a CSV file.",
    discussion: """
      Columns: email, and name or first_name and last_name, also as other programs call them. All rows are taken or, when one \
      is bad, none; every bad row is listed with its line. One who was archived comes back.
      """)

  @OptionGroup var common: CommonOptions
  @OptionGroup var account: AccountOption
  @OptionGroup var file: ImportOptions

  func run() async throws {
    try await reporting(common) {
      try Workspace.open(common).importing(file, into: account) {
        Sheet<EmployeeLine>($0, columns: $1)
      } taking: { register, sheet, _, hand in
        try register.importEmployees(sheet.rows, existing: file.existing, by: hand)
      }
    }
  }
}
