/// How a text is written between the quotes of a JSON string.
struct JSONEscapes {
  /// Whether quotes and backslashes are, which a JSON string needs.
  var quotes = true
  /// What is escaped besides quotes, backslashes and control characters.
  var signsOfHTML = false
  /// How what lies beyond ASCII is escaped; nil leaves it as it is.
  var beyondASCII: HexDigits?

  /// The letters of hexadecimal numbers.
  enum HexDigits { case small, capital }

  /// As we write.
  static let ours = JSONEscapes()

  /// Control characters only, for lines that people read.
  static let onOneLine = JSONEscapes(quotes: false)

  /// As programs write.
  static let customary: [JSONEscapes] = [false, true].flatMap { signs in
    [nil, .small, .capital].map { JSONEscapes(signsOfHTML: signs, beyondASCII: $0) }
  }

  /// The text with its escapes.
  func applied(to text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"" where quotes: escaped += "\\\""
      case "\\" where quotes: escaped += "\\\\"
      case "\n": escaped += "\\n"
      case "\r": escaped += "\\r"
      case "\t": escaped += "\\t"
      case "<" where signsOfHTML, ">" where signsOfHTML, "&" where signsOfHTML: escaped += unicode(scalar)
      case _ where scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value): escaped += unicode(scalar)
      case _ where !scalar.isASCII && beyondASCII != nil: escaped += unicode(scalar)
      case _: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  private func unicode(_ scalar: Unicode.Scalar) -> String {
    String(scalar).utf16.map { unit in
      let hex = String(unit, radix: 16, uppercase: beyondASCII == .capital)
      return "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
    }.joined()
  }
}
