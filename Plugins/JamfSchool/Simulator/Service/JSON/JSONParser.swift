/// What is wrong with a text that should have been JSON, and at which byte.
package struct JSONMistake: Error, Equatable, CustomStringConvertible {
  package var offset: Int
  package var expectation: String

  package var description: String { "Not JSON: expected \(expectation) at byte \(offset)." }
}

extension JSONValue {
  /// Reads one JSON text. Nothing but white space may stand around it.
  package init(parsing text: String) throws(JSONMistake) {
    var parser = JSONParser(bytes: Array(text.utf8))
    self = try parser.document()
  }
}

private struct JSONParser {
  let bytes: [UInt8]
  var position = 0
  /// Open arrays and objects: a bound for recursion.
  var depth = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func document() throws(JSONMistake) -> JSONValue {
    let value = try value()
    skipSpace()
    guard position == bytes.count else { throw mistake("the end of the text") }
    return value
  }

  private mutating func value() throws(JSONMistake) -> JSONValue {
    skipSpace()
    guard depth < 200 else { throw mistake("less than 200 levels") }
    switch peek {
    case UInt8(ascii: "{"): return try object()
    case UInt8(ascii: "["): return try array()
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func object() throws(JSONMistake) -> JSONValue {
    var members: [(String, JSONValue)] = []
    depth += 1
    position += 1
    skipSpace()
    while !take("}") {
      if !members.isEmpty { try expect(",") }
      skipSpace()
      let key = try string()
      skipSpace()
      try expect(":")
      members.append((key, try value()))
      skipSpace()
    }
    depth -= 1
    return .object(JSONObject(members))
  }

  private mutating func array() throws(JSONMistake) -> JSONValue {
    var elements: [JSONValue] = []
    depth += 1
    position += 1
    skipSpace()
    while !take("]") {
      if !elements.isEmpty { try expect(",") }
      elements.append(try value())
      skipSpace()
    }
    depth -= 1
    return .array(elements)
  }

  private mutating func string() throws(JSONMistake) -> String {
    try expect("\"")
    var content: [UInt8] = []
    while let byte = peek, byte != UInt8(ascii: "\"") {
      guard byte >= 0x20 else { throw mistake("an escaped control character") }
      position += 1
      if byte == UInt8(ascii: "\\") {
        content.append(contentsOf: try escape())
      } else {
        content.append(byte)
      }
    }
    try expect("\"")
    guard let text = String(validating: content, as: UTF8.self) else { throw mistake("UTF-8 before") }
    return text
  }

  private mutating func escape() throws(JSONMistake) -> [UInt8] {
    guard let byte = peek else { throw mistake("an escape") }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "u"): return try unicodeEscape()
    default: throw mistake("a known escape before")
    }
  }

  private mutating func unicodeEscape() throws(JSONMistake) -> [UInt8] {
    var units = [try unit()]
    if UTF16.isLeadSurrogate(units[0]) {
      try expect("\\")
      try expect("u")
      units.append(try unit())
    }
    guard let text = String(validating: units, as: UTF16.self) else { throw mistake("a whole character") }
    return Array(text.utf8)
  }

  private mutating func unit() throws(JSONMistake) -> UInt16 {
    let end = position + 4
    guard end <= bytes.count, let text = String(validating: bytes[position..<end], as: UTF8.self),
      text.allSatisfy(\.isHexDigit), let unit = UInt16(text, radix: 16)
    else { throw mistake("four hexadecimal digits") }
    position = end
    return unit
  }

  private mutating func number() throws(JSONMistake) -> JSONValue {
    let start = position
    _ = take("-")
    if !take("0") { try digits() }
    if take(".") { try digits() }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      try digits()
    }
    return .number(String(decoding: bytes[start..<position], as: UTF8.self))
  }

  private mutating func digits() throws(JSONMistake) {
    let start = position
    while let byte = peek, byte >= 0x30, byte <= 0x39 { position += 1 }
    guard position > start else { throw mistake("a value") }
  }

  private mutating func word(_ word: String, _ value: JSONValue) throws(JSONMistake) -> JSONValue {
    guard bytes[position...].starts(with: word.utf8) else { throw mistake(word) }
    position += word.utf8.count
    return value
  }

  private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipSpace() {
    while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard peek == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func expect(_ character: Unicode.Scalar) throws(JSONMistake) {
    guard take(character) else { throw mistake("'\(character)'") }
  }

  private func mistake(_ expectation: String) -> JSONMistake {
    JSONMistake(offset: position, expectation: expectation)
  }
}
