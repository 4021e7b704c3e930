import CustomDump
import Testing

@testable import RollcallCSV

@Suite struct `Reading CSV` {
  struct Case: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var text: String
    var rows: [[String]]
    var lines: [Int]

    init(_ name: String, _ text: String, _ rows: [[String]], lines: [Int]) {
      testDescription = name
      self.text = text
      self.rows = rows
      self.lines = lines
    }
  }

  static let cases = [
    Case("commas", "a,b\n1,2\n", [["a", "b"], ["1", "2"]], lines: [1, 2]),
    Case("semicolons", "a;b\n1,5;2\n", [["a", "b"], ["1,5", "2"]], lines: [1, 2]),
    Case("tabs", "a\tb\n1\t2,3;4\n", [["a", "b"], ["1", "2,3;4"]], lines: [1, 2]),
    Case("one column", "a\n1\n", [["a"], ["1"]], lines: [1, 2]),
    Case(
      "commas in quotes do not count", "\"a,b,c\";d\n1;2\n", [["a,b,c", "d"], ["1", "2"]], lines: [1, 2]),
    Case(
      "the separator is declared", "sep=;\r\na,x;b\r\n1;2\r\n", [["a,x", "b"], ["1", "2"]], lines: [2, 3]),
    Case("CRLF", "a,b\r\n1,2\r\n", [["a", "b"], ["1", "2"]], lines: [1, 2]),
    Case("CR", "a,b\r1,2\r", [["a", "b"], ["1", "2"]], lines: [1, 2]),
    Case("no line end at the end", "a,b\n1,2", [["a", "b"], ["1", "2"]], lines: [1, 2]),
    Case("an empty last cell", "a,b\n1,", [["a", "b"], ["1", ""]], lines: [1, 2]),
    Case(
      "blank lines", "\na,b\n\n1,2\n,\n\n3,4\n", [["a", "b"], ["1", "2"], ["3", "4"]], lines: [2, 4, 7]),
    Case(
      "line ends in quotes count", "a,b\r\n\"x\r\ny\",\"p\nq\rr\"\r\n1,2\r\n",
      [["a", "b"], ["x\r\ny", "p\nq\rr"], ["1", "2"]], lines: [1, 2, 6]),
    Case(
      "quotes in quotes", "a\n\"say \"\"hi\"\"\"\n\"\"\n\"\"\"\"\n", [["a"], ["say \"hi\""], ["\""]],
      lines: [1, 2, 4]),
    Case(
      "a quote within an unquoted cell is itself", "a,b\n15\" iPad,2\n", [["a", "b"], ["15\" iPad", "2"]],
      lines: [1, 2]),
    Case(
      "short and long rows stay so", "a,b\n1\n1,2,3\n", [["a", "b"], ["1"], ["1", "2", "3"]],
      lines: [1, 2, 3]),
    Case("spaces stay", "a,b\n 1 ,2\n", [["a", "b"], [" 1 ", "2"]], lines: [1, 2]),
    Case("what is no ASCII", "a\nZoë Ångström 🎒\n", [["a"], ["Zoë Ångström 🎒"]], lines: [1, 2]),
    Case(
      "apostrophes before signs of formulas", "a,b,c,d\n'=1,''-2,'x,=3\n",
      [["a", "b", "c", "d"], ["=1", "'-2", "'x", "=3"]], lines: [1, 2]),
  ]

  @Test(arguments: cases) func `a file has its rows, each on its line`(_ example: Case) throws {
    let table = try CSVTable(Array(example.text.utf8))

    let rows = [table.header] + table.rows
    expectNoDifference(rows.map(\.cells), example.rows)
    #expect(rows.map(\.line) == example.lines)
  }

  static let cut = "a,b\r\nZoë,\"2\n3\"\r\n"

  static let encodings: [(String, [UInt8])] = [
    ("UTF-8", Array(cut.utf8)),
    ("UTF-8 with a mark", [0xEF, 0xBB, 0xBF] + Array(cut.utf8)),
    ("UTF-16, little-endian", [0xFF, 0xFE] + cut.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }),
    ("UTF-16, big-endian", [0xFE, 0xFF] + cut.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }),
  ]

  @Test(arguments: encodings) func `Excel's encodings are read`(_ name: String, _ bytes: [UInt8]) throws {
    let table = try CSVTable(bytes)

    #expect(table.header.cells == ["a", "b"])
    #expect(table.rows == [CSVRow(line: 2, cells: ["Zoë", "2\n3"])])
  }

  static let broken: [(String, [UInt8], CSVError)] = [
    ("nothing", [], .empty),
    ("only line ends", Array("\r\n\n".utf8), .empty),
    ("a quote that stays open", Array("a,b\n1,2\n1,\"x\ny\n".utf8), .unclosedQuote(line: 3)),
    ("text after a quote", Array("a,b\n\"x\ny\" z,2\n".utf8), .textAfterQuote(line: 3)),
    ("Windows-1252", Array("a\nAnna\n".utf8) + [0x5A, 0x6F, 0xEB] + Array("\nx\n".utf8), .notUTF8(line: 3)),
    ("half a character of UTF-16", [0xFF, 0xFE, 0x61], .notUTF16),
    ("an unpaired surrogate", [0xFF, 0xFE, 0x00, 0xD8, 0x61, 0x00], .notUTF16),
    ("a spreadsheet", [0x50, 0x4B, 0x03, 0x04, 0x14, 0x00], .spreadsheet),
  ]

  @Test(arguments: broken) func `a file that is no CSV is refused with its line`(
    _ name: String, _ bytes: [UInt8], _ error: CSVError
  ) {
    #expect(throws: error) { try CSVTable(bytes) }
  }
}
