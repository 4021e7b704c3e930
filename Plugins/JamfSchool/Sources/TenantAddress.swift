import RollcallCore

/// The address of a Jamf School server, in any of the ways in which people write it.
///
///     riverside                               ─┐
///     riverside.jamfcloud.com                  ├─►  https://riverside.jamfcloud.com
///     https://riverside.jamfcloud.com/api/    ─┘
struct TenantAddress: Hashable, Sendable {
  /// Scheme and host, without a slash at its end. What cannot be an address is left for the check of
  /// addresses to refuse.
  let text: String
  /// The host with its port.
  let host: String
  /// What follows the host, beyond `/api`; empty for every real server.
  let path: String

  /// Reads what somebody wrote.
  init(_ written: String) {
    var rest = written.trimmed[...]
    var scheme = "https"
    if let colon = rest.firstRange(of: "://") {
      scheme = rest[..<colon.lowerBound].lowercased()
      rest = rest[colon.upperBound...]
    }
    let slash = rest.firstIndex { "/?#".contains($0) } ?? rest.endIndex
    let named = rest[..<slash].lowercased()
    host =
      named.isEmpty || named.contains(where: { ".:@[".contains($0) }) || named == "localhost"
      ? named : named + ".jamfcloud.com"
    path = Self.withoutAPI(rest[slash...])
    text = "\(scheme)://\(host)\(path)"
  }

  /// Where the paths of the API begin. The hosts of the product's former name have no `/api` before them.
  var base: String {
    host.hasSuffix(".zuludesk.com") ? text : text + "/api"
  }

  private static func withoutAPI(_ path: Substring) -> String {
    var path = path
    while path.last == "/" { path.removeLast() }
    if path.lowercased().hasSuffix("/api") { path.removeLast(4) }
    while path.last == "/" { path.removeLast() }
    return String(path)
  }
}
