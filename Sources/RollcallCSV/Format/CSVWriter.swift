/// Writes CSV as Excel opens it by a double click: RFC 4180, UTF-8 with a byte order mark (without one, Excel
/// takes UTF-8 for the code page of the country, and an umlaut for two other letters), and nothing that
/// would run as a formula.
package struct CSVWriter: Sendable {
  /// What stands between the cells.
  package enum Separator: Hashable, Sendable, CaseIterable {
    case comma
    /// What Excel expects where numbers are written with a comma.
    case semicolon

    fileprivate var byte: UInt8 {
      switch self {
      case .comma: UInt8(ascii: ",")
      case .semicolon: UInt8(ascii: ";")
      }
    }
  }

  /// The file so far.
  package private(set) var bytes = TextEncoding.mark
  private let separator: Separator

  /// An empty file.
  package init(separator: Separator = .comma) {
    self.separator = separator
  }

  /// Adds a row.
  package mutating func add(_ cells: [String]) {
    for (place, cell) in cells.enumerated() {
      if place > 0 { bytes.append(separator.byte) }
      add(FormulaGuard.added(to: cell))
    }
    bytes += [.carriageReturn, .lineFeed]
  }

  /// By bytes: a quote that an accent follows is one character, and not a quote, to `String`.
  private mutating func add(_ cell: String) {
    let special: Set<UInt8> = [.quote, .carriageReturn, .lineFeed, separator.byte]
    guard cell.utf8.contains(where: special.contains) else {
      bytes += cell.utf8
      return
    }
    bytes.append(.quote)
    for byte in cell.utf8 { bytes += byte == .quote ? [.quote, .quote] : [byte] }
    bytes.append(.quote)
  }
}
