import RollcallCore

/// An address taken apart, as far as the checks of a file need it.
struct WrittenAddress {
  let scheme: String
  /// In lower case; an IPv6 address keeps its brackets.
  let host: String
  /// Empty when there is none.
  let port: String
  let hasUser: Bool

  /// Takes `scheme://host[:port][/…]` apart; nil when a part is missing or a character cannot stand in an address.
  init?(_ text: String) {
    guard let colon = text.firstRange(of: "://"), colon.lowerBound > text.startIndex,
      text.unicodeScalars.allSatisfy({
        $0.value > 0x20 && $0.value != 0x7F && !"<>\"\\^`{|}".unicodeScalars.contains($0)
      })
    else { return nil }
    scheme = text[..<colon.lowerBound].lowercased()
    let rest = text[colon.upperBound...]
    let authority = rest.prefix { !"/?#".contains($0) }
    let at = authority.lastIndex(of: "@")
    hasUser = at != nil
    let place = at.map { authority[authority.index(after: $0)...] } ?? authority
    let hostEnd =
      place.hasPrefix("[") ? place.firstIndex(of: "]").map(place.index(after:)) : place.firstIndex(of: ":")
    host = place[..<(hostEnd ?? place.endIndex)].lowercased()
    let tail = hostEnd.map { place[$0...] } ?? ""
    guard !host.isEmpty, tail.isEmpty || tail.hasPrefix(":") else { return nil }
    port = String(tail.dropFirst())
    guard tail.isEmpty || !port.isEmpty else { return nil }
  }

  /// Whether the host is this machine.
  var isLoopback: Bool {
    if host == "localhost" || host == "[::1]" { return true }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
  }

  /// Refuses a password, and a port that there is not. No message quotes an address: people put passwords and tokens there.
  func check() throws(ValueProblem) {
    if hasUser {
      throw ValueProblem(
        .secretInline, "must not hold a user or a password; it is not shown",
        hint: "use the settings that are for them")
    }
    if !port.isEmpty {
      guard Pattern("[0-9]+").matches(port) else {
        throw ValueProblem(.pattern, "must have a number as its port")
      }
      guard let number = Int(port), (1...65535).contains(number) else {
        throw ValueProblem(.range, "must have a port from 1 to 65535")
      }
    }
  }
}

extension ValueKind where Value == String {
  /// An address: https, or http for this machine only.
  static var address: ValueKind {
    text(.address) { text throws(ValueProblem) in
      guard let address = WrittenAddress(text) else {
        throw ValueProblem(.pattern, "must be \(ValueShape.address.words)")
      }
      try address.check()
      guard address.scheme == "https" || address.scheme == "http" && address.isLoopback else {
        throw ValueProblem(
          .pattern, "must be \(ValueShape.address.words)",
          hint: address.scheme == "http" ? "write https://" : nil)
      }
      return text
    }
  }

  /// A mail server: `smtps://host[:port]` or `smtp://host[:port]`.
  static var mailServer: ValueKind {
    text(
      .text(pattern: nil, words: "a mail server such as smtps://smtp.example.org:465")
    ) { text throws(ValueProblem) in
      guard let address = WrittenAddress(text), ["smtp", "smtps"].contains(address.scheme) else {
        throw ValueProblem(
          .pattern, "must be a mail server such as smtps://smtp.example.org:465, or smtp:// for STARTTLS")
      }
      try address.check()
      return text
    }
  }

  /// Where the daemon listens: `host:port`.
  static var listen: ValueKind {
    text(
      .text(pattern: nil, words: "a host and a port such as 127.0.0.1:8480")
    ) { text throws(ValueProblem) in
      let port = text.lastIndex(of: ":").map { text[text.index(after: $0)...] } ?? ""
      let host = text.dropLast(port.count + 1)
      guard Pattern("\\[[0-9A-Fa-f:.]+\\]|[A-Za-z0-9.-]+").matches(String(host)),
        Pattern("[0-9]+").matches(String(port))
      else { throw ValueProblem(.pattern, "must be a host and a port such as 127.0.0.1:8480") }
      guard let number = Int(port), (0...65535).contains(number) else {
        throw ValueProblem(.range, "must have a port from 0 to 65535")
      }
      return text
    }
  }
}
