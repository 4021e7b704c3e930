import ArgumentParser
import RollcallCSV
import RollcallCore
import RollcallStore

struct AssetImport: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Add the assets of a CSV file, with their holders.",
    discussion: """
      Columns: \(AssetColumn.allCases.map(\.rawValue).joined(separator: ", ")); Snipe-IT's names for them are known, others \
      are told with --column. All rows are taken or, when one is bad, none; every bad row is listed with its line.

      Products, manufacturers and categories that are missing are made. A holder must be there, unless the file brings the \
      names along in checked_out_to_name, as an export does: then people and places that are missing are added. With --update \
      an empty cell leaves what is there.
      """)

  @OptionGroup var common: CommonOptions
  @OptionGroup var account: AccountOption
  @OptionGroup var file: ImportOptions

  func run() async throws {
    try await reporting(common) {
      try Workspace.open(common).importing(file, into: account) {
        Sheet<AssetLine>($0, columns: $1)
      } taking: { register, sheet, columns, hand in
        try register.importAssets(
          sheet.rows, existing: file.existing, missingHolder: columns.has(.holderName) ? .add : .refuse,
          by: hand)
      }
    }
  }
}
