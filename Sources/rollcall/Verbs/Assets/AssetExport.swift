import ArgumentParser
import Foundation
import RollcallCSV
import RollcallCore
import RollcallDocuments
import RollcallStore

struct AssetExport: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write the assets of an account, with their holders, as CSV.",
    discussion: """
      Imported into an empty account, the file gives the same assets with the same holders. A cell that a spreadsheet would \
      run as a formula is written with an apostrophe in front, which an import takes away again.
      """)

  @OptionGroup var common: CommonOptions
  @OptionGroup var account: AccountOption

  @Argument(help: "The file, replaced if it is there; without it, standard output.")
  var file: String?

  @Flag(help: "Write semicolons, for an Excel that writes numbers with a comma.")
  var semicolons = false

  func validate() throws {
    guard file != nil || !common.json else {
      throw ValidationError("An export is CSV: name a file for it, or use `assets list --json`.")
    }
  }

  func run() async throws {
    try await reporting(common) {
      let workspace = try Workspace.open(common)
      let reference = try workspace.account(account)
      let lines = try workspace.rows(of: reference) { register, account in
        try register.assetLines(of: account)
      }
      var writer = CSVWriter(separator: semicolons ? .semicolon : .comma)
      writer.add(lines)
      guard let file, file != "-" else {
        Terminal.print(file: String(decoding: writer.bytes, as: UTF8.self))
        return
      }
      do {
        try Data(writer.bytes).write(to: URL(fileURLWithPath: file), options: .atomic)
      } catch {
        throw UsageError("The file \(file) cannot be written: \(error.localizedDescription)")
      }
      show(lines.count, in: file)
    }
  }

  private func show(_ count: Int, in file: String) {
    if common.json {
      let exported = JSON.object([("file", .string(file)), ("assets", .int(Int64(count)))])
      Terminal.print(JSON.document(("exported", exported)).text)
    } else {
      Terminal.print("\(count) \(count == 1 ? "asset is" : "assets are") in \(file).")
    }
  }
}
