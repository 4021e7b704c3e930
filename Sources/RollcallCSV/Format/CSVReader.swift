/// Walks over the bytes of a CSV file, row by row.
struct CSVReader {
  private let bytes: [UInt8]
  private let separator: UInt8
  private var index = 0
  private var line = 1

  /// A reader of valid UTF-8 without a byte order mark.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    let separator = Separator(of: bytes)
    self.separator = separator.byte
    if separator.isDeclared {
      index = bytes.firstIndex { $0 == .carriageReturn || $0 == .lineFeed } ?? bytes.endIndex
      endLine()
    }
  }

  /// The next row; nil at the end of the file.
  mutating func next() throws(CSVError) -> CSVRow? {
    guard index < bytes.count else { return nil }
    var row = CSVRow(line: line, cells: [])
    while true {
      row.cells.append(FormulaGuard.removed(from: try cell()))
      guard index < bytes.count, bytes[index] == separator else { break }
      index += 1
    }
    endLine()
    return row
  }

  private mutating func cell() throws(CSVError) -> String {
    guard index < bytes.count, bytes[index] == .quote else { return plainCell() }
    return try quotedCell()
  }

  private mutating func plainCell() -> String {
    let start = index
    while !isAtCellEnd { index += 1 }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  private mutating func quotedCell() throws(CSVError) -> String {
    let opened = line
    var content: [UInt8] = []
    index += 1
    while index < bytes.count {
      if bytes[index] != .quote {
        content.append(bytes[index])
        step()
      } else if index + 1 < bytes.count, bytes[index + 1] == .quote {
        content.append(.quote)
        index += 2
      } else {
        index += 1
        guard isAtCellEnd else { throw .textAfterQuote(line: line) }
        return String(decoding: content, as: UTF8.self)
      }
    }
    throw .unclosedQuote(line: opened)
  }

  private var isAtCellEnd: Bool {
    guard index < bytes.count else { return true }
    return switch bytes[index] {
    case separator, .carriageReturn, .lineFeed: true
    case _: false
    }
  }

  /// Goes over the end of a line, if that is what stands here.
  private mutating func endLine() {
    guard index < bytes.count else { return }
    let isPair = bytes[index] == .carriageReturn && index + 1 < bytes.count && bytes[index + 1] == .lineFeed
    index += isPair ? 2 : 1
    line += 1
  }

  /// Goes over one byte within quotes, and counts the line that it ends.
  private mutating func step() {
    let isSecondOfPair = bytes[index] == .lineFeed && bytes[index - 1] == .carriageReturn
    if bytes[index] == .carriageReturn || bytes[index] == .lineFeed && !isSecondOfPair { line += 1 }
    index += 1
  }
}

extension UInt8 {
  static let quote = UInt8(ascii: "\"")
  static let carriageReturn = UInt8(ascii: "\r")
  static let lineFeed = UInt8(ascii: "\n")
}
