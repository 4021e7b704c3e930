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
  func address(of request: HTTPRequest) throws(IntegrationError) -> WebAddress {
    let path = request.path.hasPrefix("/") ? request.path : "/" + request.path
    let query = request.query.map {
      "\(PercentEncoding.component($0.name))=\(PercentEncoding.component($0.value))"
    }
    let suffix = query.isEmpty ? "" : "?" + query.joined(separator: "&")
    guard let address = WebAddress(text + PercentEncoding.path(path) + suffix), address.origin == origin
    else {
      throw IntegrationError(.configuration, "\(request.path) makes no address below \(origin).")
    }
    return address
  }
}
