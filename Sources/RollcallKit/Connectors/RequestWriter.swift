import RollcallCore

/// Makes the requests that a connector declares.
struct RequestWriter: Sendable {
  let settings: ConnectorSettings
  /// The partition for which requests are made; nil where there is none.
  var partition: String?
  /// The id of the record for which a detail is asked; nil elsewhere.
  var id: String?

  /// What differs from one request of a list to the next.
  struct Place: Sendable {
    /// Where a number, cursor or size goes, and what goes there.
    var values: [(Connector.Slot, String)] = []
    /// An address to follow instead; nil where there is none.
    var address: String?
  }

  /// A request at a place of its list.
  ///
  /// - Throws: `malformed` when a partition or id could change the address.
  func request(
    _ declared: Connector.Request, at place: Place = Place()
  ) throws(IntegrationError) -> HTTPRequest {
    var query = parameters(declared.parameters)
    var body = declared.body
    for (slot, text) in place.values {
      switch slot {
      case .query(let name):
        query.removeAll { $0.name == name }
        query.append(HTTPRequest.Parameter(name, text))
      case .body(let keys): body = (body ?? .object([])).setting(keys[...], to: text)
      }
    }
    var request = HTTPRequest(
      try path(declared.path), method: declared.method, query: query, headers: parameters(declared.headers))
    if let body = body.flatMap({ json($0) }) {
      request.body = Array(body.utf8)
      request.headers.append(HTTPRequest.Parameter("Content-Type", "application/json"))
    }
    request.address = place.address
    return request
  }

  private func parameters(_ declared: [Connector.NamedValue]) -> [HTTPRequest.Parameter] {
    declared.compactMap { parameter in
      settings.text(parameter.value, partition).map { HTTPRequest.Parameter(parameter.name, $0) }
    }
  }

  private func path(_ path: String) throws(IntegrationError) -> String {
    var path = path
    for (mark, text) in [("{partition}", partition), ("{id}", id)] where path.contains(mark) {
      guard let text, !text.isEmpty, !text.contains("/"), text != ".", text != ".." else {
        throw IntegrationError(
          .malformed, "\(path) cannot be asked: what the tenant gave for \(mark) makes no address.",
          hint: "Nothing was changed. Report it to whoever wrote the connector.")
      }
      path = path.replacing(mark, with: text)
    }
    return path
  }

  /// The JSON of a body; nil for a text whose setting is empty, which is left out.
  private func json(_ body: Connector.Body) -> String? {
    switch body {
    case .literal(let text): text
    case .text(let value): settings.text(value, partition).map { quoted($0) }
    case .object(let members):
      "{"
        + members.compactMap { member in json(member.value).map { "\(quoted(member.key)):\($0)" } }
        .joined(separator: ",") + "}"
    case .list(let elements): "[" + elements.compactMap { json($0) }.joined(separator: ",") + "]"
    }
  }

  private func quoted(_ text: String) -> String { JSONText.quoted(text) }
}

extension Connector.Body {
  /// The same body with a number or text at a path of keys.
  fileprivate func setting(_ keys: ArraySlice<String>, to text: String) -> Connector.Body {
    guard let key = keys.first else { return Int(text) == nil ? .text(.constant(text)) : .literal(text) }
    var members: [Member] = []
    if case .object(let before) = self { members = before }
    let rest = keys.dropFirst()
    if let index = members.firstIndex(where: { $0.key == key }) {
      members[index].value = members[index].value.setting(rest, to: text)
    } else {
      members.append(Member(key, Connector.Body.object([]).setting(rest, to: text)))
    }
    return .object(members)
  }
}
