import Foundation

/// Every form in which a secret is likely to appear: as it is, and as addresses, JSON, HTML and Base64 write it.
struct SecretForms {
  private(set) var all: Set<String> = []

  /// The forms of a value, with and without white space around it.
  init(of value: String) {
    for plain in Set([value, value.trimmingCharacters(in: .whitespacesAndNewlines)]) {
      all.insert(plain)
      all.formUnion(Self.inAddresses(plain))
      all.formUnion(Self.inJSON(plain))
      all.formUnion(Self.inHTML(plain))
      all.formUnion(Self.base64(of: plain))
      all.formUnion(Self.insideBase64(of: plain))
    }
  }

  /// The forms of Basic credentials.
  init(user: String, password: String) {
    all = Self.base64(of: "\(user):\(password)")
  }

  /// Programs differ in what they leave unescaped.
  private static func inAddresses(_ text: String) -> Set<String> {
    let unreserved = CharacterSet(
      charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
    let kept = [
      unreserved, unreserved.union(CharacterSet(charactersIn: "!'()*")), .urlQueryAllowed, .urlPathAllowed,
    ]
    var forms: Set<String> = []
    for kept in kept {
      guard let escaped = text.addingPercentEncoding(withAllowedCharacters: kept) else { continue }
      let form = escaped.replacing("%20", with: "+")
      forms.formUnion([escaped, escaped.withSmallHexDigits, form, form.withSmallHexDigits])
    }
    return forms
  }

  /// With slashes, signs of HTML and everything beyond ASCII escaped or not, and the same quoted in JSON once more.
  private static func inJSON(_ text: String) -> Set<String> {
    var forms: Set<String> = []
    for escapes in JSONEscapes.customary {
      let form = escapes.applied(to: text)
      forms.formUnion([form, form.replacing("/", with: #"\/"#)])
    }
    return forms.union(forms.map(JSONEscapes.ours.applied))
  }

  private static func inHTML(_ text: String) -> Set<String> {
    let inText = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    let named = inText.replacing("\"", with: "&quot;")
    return [
      inText, named, named.replacing("'", with: "&#39;"),
      inText.replacing("\"", with: "&#34;").replacing("'", with: "&#39;"),
    ]
  }

  /// The usual alphabet and the one for addresses, with and without padding.
  private static func base64(of text: String) -> Set<String> {
    let usual = Data(text.utf8).base64EncodedString()
    return Set([usual, String(usual.prefix { $0 != "=" })].flatMap { [$0, $0.inAlphabetOfAddresses] })
  }

  /// What is left of the text where it stands somewhere inside something longer, such as `user:password`: at three offsets, without
  /// the characters that it shares with its neighbours.
  private static func insideBase64(of text: String) -> Set<String> {
    Set(
      (0..<3).flatMap { offset in
        let bytes = Array(repeating: 0, count: offset) + Array(text.utf8)
        let encoded = Data(bytes).base64EncodedString()
        let own = String(encoded.prefix(bytes.count * 8 / 6).dropFirst((offset * 8 + 5) / 6))
        return [own, own.inAlphabetOfAddresses]
      })
  }
}

extension String {
  fileprivate var inAlphabetOfAddresses: String { replacing("+", with: "-").replacing("/", with: "_") }

  /// The same percent-escapes with lower-case digits.
  fileprivate var withSmallHexDigits: String {
    guard contains("%") else { return self }
    return replacing(#/%[0-9A-F]{2}/#) { $0.output.lowercased() }
  }
}
