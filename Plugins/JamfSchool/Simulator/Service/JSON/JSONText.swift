/// JSON written without white space.
///
/// The seeded fleet is appended piece by piece through `string(_:)`, without building values first.
struct JSONText {
  private(set) var text = ""

  init(reserving bytes: Int = 0) { text.reserveCapacity(bytes) }

  mutating func raw(_ piece: String) { text += piece }

  mutating func string(_ value: String) {
    text += "\""
    text += needsEscaping(value) ? escaped(value) : value
    text += "\""
  }

  mutating func value(_ value: JSONValue) {
    switch value {
    case .null: text += "null"
    case .bool(let flag): text += flag ? "true" : "false"
    case .number(let number): text += number
    case .string(let string): self.string(string)
    case .array(let elements):
      text += "["
      separated(elements) { $0.value($1) }
      text += "]"
    case .object(let object):
      text += "{"
      separated(object.members) { writer, member in
        writer.string(member.key)
        writer.text += ":"
        writer.value(member.value)
      }
      text += "}"
    }
  }

  private mutating func separated<Element>(
    _ elements: [Element], _ write: (inout JSONText, Element) -> Void
  ) {
    for (index, element) in elements.enumerated() {
      if index > 0 { text += "," }
      write(&self, element)
    }
  }

  private func needsEscaping(_ value: String) -> Bool {
    value.utf8.contains { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C }
  }

  private func escaped(_ value: String) -> String {
    var result = ""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20: result += Self.unicodeEscape(UInt16(scalar.value))
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  static func unicodeEscape(_ unit: UInt16) -> String {
    let digits = String(unit, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }
}

extension JSONValue: CustomStringConvertible {
  /// The value as JSON text.
  package var text: String {
    var writer = JSONText()
    writer.value(self)
    return writer.text
  }

  package var description: String { text }
}

extension String {
  /// JSON text whose characters outside ASCII are written `\uXXXX`, as many PHP services print them.
  var escapedToASCII: String {
    var result = ""
    for scalar in unicodeScalars {
      if scalar.isASCII {
        result.unicodeScalars.append(scalar)
      } else {
        for unit in UTF16.encode(scalar) ?? .init() { result += JSONText.unicodeEscape(unit) }
      }
    }
    return result
  }
}
