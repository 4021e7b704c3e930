import Foundation
import RollcallCSV
import RollcallCore
import RollcallDocuments
import RollcallStore

extension Workspace {
  /// Takes a file into an account: all of its rows, or none. Prints what was done, or every bad row.
  func importing<Column: SheetColumn, Value>(
    _ file: ImportOptions, into account: AccountOption,
    reading read: (CSVTable, ColumnMap<Column>) -> Sheet<Value>,
    taking take: (Register, Sheet<Value>, ColumnMap<Column>, Hand) throws -> ImportOutcome
  ) throws {
    let hand = Hand(account: try self.account(account), person: NSUserName(), instant: .now)
    let table = try table(of: file)
    let columns = try columns(of: table, file, Column.self)
    let sheet = read(table, columns)
    let isTrial = file.preview || !sheet.faults.isEmpty
    let outcome = try take(try isTrial ? rehearsal() : register(), sheet, columns, hand)
    let bad = sheet.faults.map { BadRow($0) } + outcome.problems.map { BadRow($0) }
    guard bad.isEmpty else { throw refusal(of: bad, in: file) }
    show(outcome, of: file)
  }

  private func table(of file: ImportOptions) throws -> CSVTable {
    let bytes: Data
    do {
      let input = FileHandle.standardInput
      bytes =
        try file.file == "-" ? input.readToEnd() ?? Data() : Data(contentsOf: URL(fileURLWithPath: file.file))
    } catch {
      throw UsageError("The file \(file.file) cannot be read: \(error.localizedDescription)")
    }
    do throws(CSVError) {
      return try CSVTable(Array(bytes))
    } catch {
      throw refusal(of: [BadRow(error)], in: file)
    }
  }

  private func columns<Column: SheetColumn>(
    of table: CSVTable, _ file: ImportOptions, _: Column.Type
  ) throws -> ColumnMap<Column> {
    do throws(ColumnError) {
      let columns = try ColumnMap<Column>(table.header, named: file.columns)
      if !columns.ignored.isEmpty {
        Terminal.say("Columns that are not taken: \(columns.ignored.joined(separator: ", ")).")
      }
      return columns
    } catch {
      throw UsageError(error.message)
    }
  }

  /// Prints the bad rows; the error ends the verb.
  private func refusal(of bad: [BadRow], in file: ImportOptions) -> any Error {
    BadRow.show(bad.sorted { $0.line < $1.line }, of: file.file, as: options)
    return ExitStatus.refused.code
  }

  private func show(_ outcome: ImportOutcome, of file: ImportOptions) {
    if options.json {
      Terminal.print(
        JSON.document(
          ("done", .array(outcome.done.map(\.json))), ("preview", .bool(file.preview)),
          ("added", .int(Int64(outcome.added))), ("updated", .int(Int64(outcome.updated))),
          ("unchanged", .int(Int64(outcome.unchanged)))
        ).text)
      return
    }
    if file.preview {
      let shown = 20
      Terminal.print(outcome.done.prefix(shown).map(\.sentence))
      if outcome.done.count > shown { Terminal.print("… and \(outcome.done.count - shown) more") }
    }
    let counts = "\(outcome.added) added, \(outcome.updated) updated, \(outcome.unchanged) unchanged."
    Terminal.print(file.preview ? "This was a preview; nothing was changed: \(counts)" : "Rows: \(counts)")
  }
}
