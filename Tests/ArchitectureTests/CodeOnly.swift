/// Swift source in which comments and the contents of strings are blanks; lines and columns stay where they
/// are.
///
/// Code within an interpolation counts as string. That hides a `!` there, and keeps this a small scanner.
struct CodeOnly {
  private enum Place {
    case code
    case lineComment
    case blockComment(depth: Int)
    /// A string that ends with this many quotes and number signs.
    case string(quotes: Int, signs: Int)
  }

  private let bytes: [UInt8]
  private var out: [UInt8]
  private var place = Place.code
  private var index = 0

  static func text(of source: String) -> String {
    var scanner = CodeOnly(bytes: Array(source.utf8))
    return scanner.scan()
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
    out = bytes
  }

  private mutating func scan() -> String {
    while index < bytes.count {
      switch place {
      case .code: scanCode()
      case .lineComment: scanLineComment()
      case .blockComment(let depth): scanBlockComment(depth)
      case .string(let quotes, let signs): scanString(quotes: quotes, signs: signs)
      }
    }
    return String(decoding: out, as: UTF8.self)
  }

  private mutating func scanCode() {
    if starts(with: "//") {
      place = .lineComment
    } else if starts(with: "/*") {
      blank(2)
      place = .blockComment(depth: 1)
    } else if let (quotes, signs) = openingQuotes() {
      index += signs + quotes
      place = .string(quotes: quotes, signs: signs)
    } else {
      index += 1
    }
  }

  private mutating func scanLineComment() {
    if bytes[index] == UInt8(ascii: "\n") { place = .code }
    blank(1)
  }

  private mutating func scanBlockComment(_ depth: Int) {
    if starts(with: "/*") {
      place = .blockComment(depth: depth + 1)
      blank(2)
    } else if starts(with: "*/") {
      place = depth == 1 ? .code : .blockComment(depth: depth - 1)
      blank(2)
    } else {
      blank(1)
    }
  }

  private mutating func scanString(quotes: Int, signs: Int) {
    if bytes[index] == UInt8(ascii: "\\"), signs == 0 {
      blank(2)
    } else if count(of: "\"", from: index) >= quotes, count(of: "#", from: index + quotes) >= signs {
      index += quotes + signs
      place = .code
    } else {
      blank(1)
    }
  }

  /// How many quotes and number signs open a string here.
  private func openingQuotes() -> (quotes: Int, signs: Int)? {
    let signs = count(of: "#", from: index)
    switch count(of: "\"", from: index + signs) {
    case 0: return nil
    case 1, 2: return (1, signs)
    default: return (3, signs)
    }
  }

  private mutating func blank(_ count: Int) {
    for _ in 0..<count where index < bytes.count {
      if bytes[index] != UInt8(ascii: "\n") { out[index] = UInt8(ascii: " ") }
      index += 1
    }
  }

  private func starts(with text: StaticString) -> Bool {
    text.withUTF8Buffer { wanted in
      index + wanted.count <= bytes.count && bytes[index..<(index + wanted.count)].elementsEqual(wanted)
    }
  }

  private func count(of sign: Unicode.Scalar, from start: Int) -> Int {
    bytes[min(start, bytes.count)...].prefix { $0 == UInt8(ascii: sign) }.count
  }
}
