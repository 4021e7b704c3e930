/// Scheme, host and port of an address: what credentials belong to, and never leave.
struct Origin: Hashable, Sendable, CustomStringConvertible {
  /// `http` or `https`.
  var scheme: String
  /// The host, in lower case; an IPv6 address keeps its brackets.
  var host: String
  /// The port, also where the address leaves it out.
  var port: Int

  /// As people write it, without a port that the scheme implies.
  var description: String {
    let isImplied = scheme == "https" && port == 443 || scheme == "http" && port == 80
    return isImplied ? "\(scheme)://\(host)" : "\(scheme)://\(host):\(port)"
  }

  /// Whether the host is this machine, so that nobody can listen in between.
  var isLoopback: Bool {
    if host == "localhost" || host == "[::1]" { return true }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
  }
}
