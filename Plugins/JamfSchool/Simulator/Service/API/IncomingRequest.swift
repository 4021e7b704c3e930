import Foundation

/// A request as the tenant sees it, free of the HTTP library.
struct IncomingRequest: Sendable {
  let method: String
  /// Without `/api` in front, without slash at the end: `/devices/groups/3`.
  let path: String
  let segments: [String]
  let query: [QueryItem]
  let headers: [Header]
  let body: String

  struct Header: Sendable, Hashable {
    let name: String
    let value: String
  }

  /// `target` is the path and query of the request line.
  init(method: String, target: String, headers: [Header], body: String) {
    let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    var segments = parts[0].split(separator: "/").map { $0.removingPercentEncoding ?? String($0) }
    if segments.first == "api" { segments.removeFirst() }
    self.method = method
    self.segments = segments
    self.path = "/" + segments.joined(separator: "/")
    self.query = QueryItem.items(in: parts.count > 1 ? parts[1] : "")
    self.headers = headers
    self.body = body
  }

  /// The first value of a header, its name in any case.
  func header(_ name: String) -> String? {
    headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }

  /// The protocol version asked for; a missing or unreadable header means 1.
  var protocolVersion: Int { header("X-Server-Protocol-Version").flatMap { Int($0) } ?? 1 }

  /// The members of a JSON or, where the service takes one, form-encoded body.
  func fields(_ encoding: BodyEncoding) -> JSONObject {
    let isForm = header("Content-Type")?.hasPrefix("application/x-www-form-urlencoded") ?? false
    switch encoding {
    case .json where isForm: return JSONObject()
    case .jsonOrForm where isForm:
      return JSONObject(QueryItem.items(in: body).map { ($0.name, .string($0.value)) })
    case .json, .jsonOrForm: return (try? JSONValue(parsing: body))?.object ?? JSONObject()
    }
  }

  enum BodyEncoding { case json, jsonOrForm }
}
