import Foundation

/// Takes the secrets of a connection out of any text that leaves it: errors, log lines, what a vendor wrote.
package struct Redactor: Sendable {
  /// Every form in which a secret could appear, the longest first, so that no form leaves a rest of another.
  private let forms: [String]

  /// What stands in place of a secret.
  package static let mask = "[secret]"

  /// Shorter values are refused as secrets where they are read: masking them would eat half of every log.
  private static let shortest = 6

  /// Knows these values, and the pairs of user and password that are sent as Basic credentials.
  package init(values: [String] = [], logins: [(user: String, password: String)] = []) {
    var forms: Set<String> = []
    for value in values + logins.map(\.password) where value.utf8.count >= Self.shortest {
      forms.formUnion(Self.forms(of: value))
    }
    for login in logins {
      forms.formUnion(Self.base64(of: "\(login.user):\(login.password)"))
    }
    self.forms = forms.sorted { ($0.utf8.count, $0) > ($1.utf8.count, $1) }
  }

  /// The length of the longest form, in bytes; 0 when there is nothing to hide.
  var longest: Int { forms.first?.utf8.count ?? 0 }

  /// The text with every form of every secret masked.
  package func redact(_ text: String) -> String {
    var text = text
    for form in forms where text.contains(form) {
      text = text.replacingOccurrences(of: form, with: Self.mask, options: .literal)
    }
    return text
  }

  private static func forms(of value: String) -> Set<String> {
    let trimmed = value.trimmingCharacters(in: .whitespacesAndNewlines)
    var forms: Set<String> = [value, trimmed]
    for plain in [value, trimmed] {
      let escaped = PercentEncoding.component(plain)
      forms.formUnion([
        escaped, escaped.replacingHexCase(), escaped.replacingOccurrences(of: "%20", with: "+"),
      ])
      forms.formUnion(base64(of: plain))
      forms.formUnion(jsonForms(of: plain))
    }
    return forms.filter { $0.utf8.count >= shortest }
  }

  /// The usual alphabet and the one for addresses, with and without padding.
  private static func base64(of text: String) -> Set<String> {
    let usual = Data(text.utf8).base64EncodedString()
    let forAddresses = usual.replacingOccurrences(of: "+", with: "-").replacingOccurrences(of: "/", with: "_")
    let bare = [usual, forAddresses].map { String($0.prefix { $0 != "=" }) }
    return Set([usual, forAddresses] + bare)
  }

  /// As it stands between the quotes of a JSON string, with slashes escaped or not.
  private static func jsonForms(of text: String) -> Set<String> {
    var plain = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": plain += "\\\""
      case "\\": plain += "\\\\"
      case "\n": plain += "\\n"
      case "\r": plain += "\\r"
      case "\t": plain += "\\t"
      default: plain.unicodeScalars.append(scalar)
      }
    }
    return [plain, plain.replacingOccurrences(of: "/", with: "\\/")]
  }
}

extension String {
  /// The same percent-escapes with lower-case digits.
  fileprivate func replacingHexCase() -> String {
    var bytes = Array(utf8)
    var index = 0
    while index + 2 < bytes.count {
      if bytes[index] == UInt8(ascii: "%") {
        for digit in (index + 1)...(index + 2) where (0x41...0x46).contains(bytes[digit]) {
          bytes[digit] |= 0x20
        }
        index += 2
      }
      index += 1
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
