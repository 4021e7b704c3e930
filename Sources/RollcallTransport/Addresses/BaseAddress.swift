import RollcallKit

/// Where a connection's requests go: the part of the address that all of them share.
struct BaseAddress: Hashable, Sendable {
  /// What credentials belong to.
  let origin: Origin
  private let text: String

  /// Checks a base address: https, or http on this machine; no user, query or fragment.
  ///
  /// - Throws: `configuration`, without quoting an address that might hold a password.
  init(_ text: String) throws(IntegrationError) {
    guard let address = WebAddress(text), !text.contains("?"), !text.contains("#") else {
      throw IntegrationError(
        .configuration, "The address of the connection cannot be read.",
        hint: "Write it as https://HOST/PATH, without user, password, ? or #.", field: "url")
    }
    guard address.origin.scheme == "https" || address.origin.isLoopback else {
      throw IntegrationError(
        .configuration, "\(address.origin) would send the credentials in the clear.",
        hint: "Write https://; http:// is for this machine only.", field: "url")
    }
    origin = address.origin
    self.text = String(address.text.reversed().drop { $0 == "/" }.reversed())
  }

  /// The address of a request below this one.
  ///
  /// - Parameter credentials: parameters of every request.
  func address(
    of request: HTTPRequest, with credentials: [HTTPRequest.Parameter] = []
  ) throws(IntegrationError) -> WebAddress {
    if let given = request.address { return try followed(given, request) }
    let path = request.path.hasPrefix("/") ? request.path : "/" + request.path
    let query = (request.query + credentials).map {
      "\(PercentEncoding.component($0.name))=\(PercentEncoding.component($0.value))"
    }
    let suffix = query.isEmpty ? "" : "?" + query.joined(separator: "&")
    guard let address = WebAddress(text + PercentEncoding.path(path) + suffix), address.origin == origin
    else {
      throw IntegrationError(.configuration, "\(request.path) makes no address below \(origin).")
    }
    return address
  }
  /// An address that the tenant gave for its next page.
  private func followed(_ given: String, _ request: HTTPRequest) throws(IntegrationError) -> WebAddress {
    guard let address = WebAddress(text)?.resolving(given) else {
      throw IntegrationError(
        .malformed, "The answer to \(request.path) gives an address for its next page that is none.",
        hint: "Nothing was changed. If it persists, report it to the vendor.")
    }
    guard address.origin == origin else {
      throw IntegrationError(
        .malformed, "The answer to \(request.path) leads to another origin, \(address.origin).",
        hint: "Nothing was sent there. If it persists, report it to the vendor.")
    }
    return address
  }
}
