/// Where the server listens: `127.0.0.1:8480`, or `[::1]:8480`.
package struct ListenAddress: Hashable, Sendable, CustomStringConvertible {
  /// The name or address, without brackets.
  package let host: String
  /// The port; 0 takes any that is free.
  package let port: Int

  /// An address that is written so; nil for anything else than `host:port`.
  package init?(_ text: String) {
    guard let colon = text.lastIndex(of: ":"), let port = UInt16(text[text.index(after: colon)...]) else {
      return nil
    }
    let name = text[..<colon]
    let isBracketed = name.hasPrefix("[") && name.hasSuffix("]")
    host = String(isBracketed ? name.dropFirst().dropLast() : name)
    guard !host.isEmpty, isBracketed || !host.contains(":") else { return nil }
    self.port = Int(port)
  }

  package var description: String { on(port) }

  /// The host with another port, as it is written.
  func on(_ port: Int) -> String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }

  /// Whether only programs on this machine reach it.
  var isLoopback: Bool { host == "localhost" || host == "::1" || host.hasPrefix("127.") }
}
