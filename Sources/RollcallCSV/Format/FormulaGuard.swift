/// Keeps a spreadsheet from running a cell as a formula: a device may be named `=HYPERLINK(…)`.
///
/// A cell that begins with a sign of a formula gets an apostrophe in front, which reading takes away again. A
/// cell that begins with apostrophes and then a sign gets one more, so that every text comes back as it was.
enum FormulaGuard {
  /// The cell as it is written.
  static func added(to cell: String) -> String {
    isFormula(cell.utf8.drop { $0 == apostrophe }) ? "'" + cell : cell
  }

  /// The cell as it was meant.
  static func removed(from cell: String) -> String {
    guard cell.utf8.first == apostrophe, isFormula(cell.utf8.drop { $0 == apostrophe }) else { return cell }
    return String(cell.unicodeScalars.dropFirst())
  }

  private static let apostrophe = UInt8(ascii: "'")

  private static func isFormula(_ text: Substring.UTF8View) -> Bool {
    switch text.first {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), UInt8(ascii: "\t"),
      .carriageReturn:
      true
    case _: false
    }
  }
}
