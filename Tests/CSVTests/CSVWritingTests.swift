import CustomDump
import RollcallTesting
import Testing

@testable import RollcallCSV

@Suite struct `Writing CSV` {
  private func text(_ rows: [[String]], _ separator: CSVWriter.Separator = .comma) -> String {
    var writer = CSVWriter(separator: separator)
    for row in rows { writer.add(row) }
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  @Test func `a file has a mark, CRLF, and quotes where they are needed`() {
    expectNoDifference(
      text([["a", "b", "c"], ["1,5", "say \"hi\"", "x\ny"], ["1;5", "", "Zoë"]]),
      "\u{FEFF}a,b,c\r\n\"1,5\",\"say \"\"hi\"\"\",\"x\ny\"\r\n1;5,,Zoë\r\n")
  }

  @Test func `with semicolons, a comma needs no quotes`() {
    #expect(text([["a", "b"], ["1,5", "1;5"]], .semicolon) == "\u{FEFF}a;b\r\n1,5;\"1;5\"\r\n")
  }

  static let formulas = ["=1+1", "+47 22", "-", "@SUM(A1)", "\tx", "\rx", "'=1", "''-2"]

  @Test(arguments: formulas) func `what would run as a formula gets an apostrophe`(_ cell: String) throws {
    var writer = CSVWriter()
    writer.add(["a", "b"])
    writer.add([cell, "x"])

    let written = String(decoding: writer.bytes, as: UTF8.self)

    #expect(written.contains("'\(cell)"))
    #expect(try CSVTable(writer.bytes).rows.map(\.cells) == [[cell, "x"]])
  }

  @Test(arguments: ["'", "'x", "1-1", "a=b", ""]) func `other cells stay as they are`(_ cell: String) {
    #expect(text([["x", cell]]) == "\u{FEFF}x,\(cell)\r\n")
  }

  /// Pieces of which every trap is made: separators, quotes, line ends, signs of formulas, and an accent that
  /// joins what stands before it.
  static let pieces = [
    ",", ";", "\t", "\"", "\"\"", "\r\n", "\r", "\n", "'", "=", "-", "+", "@", "\u{301}", " ", "a", "é", "🎒",
    "sep=",
    "\u{FEFF}",
  ]

  @Test(arguments: 0..<40, CSVWriter.Separator.allCases) func `what is written is read again`(
    _ seed: UInt64, _ separator: CSVWriter.Separator
  ) throws {
    var random = SeededNumbers(seed)
    let rows = (0..<30).map { _ in
      ["key"] + (0..<4).map { _ in (0..<random.below(5)).map { _ in random.of(Self.pieces) }.joined() }
    }
    var writer = CSVWriter(separator: separator)
    for row in [["a", "b", "c", "d", "e"]] + rows { writer.add(row) }

    let table = try CSVTable(writer.bytes)

    expectNoDifference(table.rows.map(\.cells), rows)
  }
}
