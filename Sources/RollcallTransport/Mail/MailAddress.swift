/// An address with the name that people write before it: `Rollcall <rollcall@example.org>`, or the bare address.
package struct MailAddress: Hashable, Sendable {
  /// `rollcall@example.org`.
  package let address: String
  /// The name; empty when there is none.
  package let name: String

  /// Reads what people write; nil when it holds no address that could stand in a header.
  package init?(_ text: String) {
    let written = text.split { $0.isWhitespace }.joined(separator: " ")
    if written.hasSuffix(">"), let bracket = written.firstIndex(of: "<") {
      name = String(written[..<bracket].split(separator: " ").joined(separator: " "))
      address = String(written[written.index(after: bracket)...].dropLast())
    } else {
      name = ""
      address = written
    }
    let parts = address.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty,
      address.unicodeScalars.allSatisfy({
        $0.value > 0x20 && $0.value != 0x7F && !"<>,;\"".contains(Character($0))
      })
    else { return nil }
  }

  /// The part behind the `@`.
  var domain: String { address.split(separator: "@").last.map(String.init) ?? "localhost" }

  /// As it stands in a header field.
  var header: String {
    name.isEmpty ? address : "\(HeaderText(name).phrase) <\(address)>"
  }
}
