/// A request the tenant got, for tests that count or inspect them. The key is never kept.
package struct LoggedRequest: Sendable, Hashable {
  package let method: String
  /// Without `/api` in front and without slash at the end.
  package let path: String
  package let query: [QueryItem]
  /// By lower-case name; the value of `authorization` is replaced.
  package let headers: [String: String]

  init(_ request: IncomingRequest) {
    method = request.method
    path = request.path
    query = request.query
    headers = Dictionary(
      request.headers.map { header in
        let name = header.name.lowercased()
        return (name, name == "authorization" ? "(hidden)" : header.value)
      }, uniquingKeysWith: { $0 + ", " + $1 })
  }

  var json: JSONValue {
    [
      "method": .string(method), "path": .string(path),
      "query": .object(JSONObject(query.map { ($0.name, .string($0.value)) })),
      "headers": .object(JSONObject(headers.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) })),
    ]
  }
}
