import RollcallCSV
import RollcallCore
import RollcallDocuments
import RollcallStore

/// A row of a file that cannot be taken, as it is shown.
struct BadRow {
  let line: Int
  private let message: String
  private let hint: String

  /// A row that the file does not say rightly.
  init(_ row: SheetRow<RowFault>) {
    line = row.line
    message = row.value.message
    hint = row.value.hint
  }

  /// A row that the register cannot take.
  init(_ problem: ImportProblem) {
    line = problem.line
    message = problem.fault.message
    hint = problem.fault.hint
  }

  /// Where a file stops being CSV.
  init(_ error: CSVError) {
    line = error.line
    message = error.message
    hint = error.hint
  }

  /// Prints bad rows: as lines for people on standard error, as JSON on standard output.
  static func show(_ rows: [BadRow], of file: String, as options: CommonOptions) {
    let count = rows.count == 1 ? "A row" : "\(rows.count) rows"
    let message = "\(count) of \(file) cannot be taken; nothing was changed."
    if options.json {
      let refused = JSON.object([
        ("message", .string(message)), ("hint", .string("Correct the file and import it again.")),
        ("rows", .array(rows.map(\.json))),
      ])
      Terminal.print(JSON.document(("refused", refused)).text)
    } else {
      for row in rows { Terminal.say("\(file):\(row.line): \(row.message) (\(row.hint))") }
      Terminal.say("Error: \(message)")
    }
  }

  private var json: JSON {
    .object([("line", .int(Int64(line))), ("message", .string(message)), ("hint", .string(hint))])
  }
}
