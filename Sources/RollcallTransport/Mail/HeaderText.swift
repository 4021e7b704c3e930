import Foundation

/// Text in any letters, in the form in which it may stand in a header field of a mail (RFC 2047).
struct HeaderText {
  /// The text on one line.
  private let text: String

  init(_ text: String) {
    self.text = text.split { $0.isNewline || $0.isWhitespace }.joined(separator: " ")
  }

  /// As it may stand in a field of plain text, such as the subject: plain where it can, else in encoded words.
  var encoded: String {
    isPlain && !text.contains("=?") ? text : words
  }

  /// As it may stand before an address: in quotes where it is plain.
  var phrase: String {
    guard isPlain, !text.contains("=?") else { return words }
    return "\"\(text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
  }

  private var isPlain: Bool {
    text.utf8.allSatisfy { (0x20..<0x7F).contains($0) }
  }

  /// A line holds up to 76 characters, and no letter may be cut in two: 39 bytes make an encoded word of 64.
  private var words: String {
    var pieces: [[UInt8]] = [[]]
    for letter in text.unicodeScalars.map({ Array(String($0).utf8) }) {
      if pieces[pieces.count - 1].count + letter.count > 39 { pieces.append([]) }
      pieces[pieces.count - 1] += letter
    }
    return pieces.map { "=?UTF-8?B?\(Data($0).base64EncodedString())?=" }.joined(separator: "\r\n ")
  }
}
