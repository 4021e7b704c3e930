import Foundation

extension Connector.TokenSource {
  /// The request for a token of one connection.
  ///
  /// - Parameter base: the tenant's address, without a slash at its end.
  /// - Throws: `configuration` when a setting cannot stand in the address.
  func request(
    _ settings: ConnectorSettings, _ secrets: [String: Secret], at base: String
  ) throws(IntegrationError) -> TokenRequest {
    var (headers, body) = ([HTTPRequest.Parameter](), [UInt8]())
    switch question {
    case .client(let id, let secret, let scope, let isInHeader):
      let login = (
        id: settings.text(id) ?? secrets[id]?.reveal() ?? "", secret: secrets[secret]?.reveal() ?? ""
      )
      var form = [HTTPRequest.Parameter("grant_type", "client_credentials")]
      if isInHeader {
        let pair = Data("\(login.id):\(login.secret)".utf8).base64EncodedString()
        headers.append(HTTPRequest.Parameter("Authorization", "Basic \(pair)"))
      } else {
        form += [
          HTTPRequest.Parameter("client_id", login.id), HTTPRequest.Parameter("client_secret", login.secret),
        ]
      }
      if let scope { form.append(HTTPRequest.Parameter("scope", scope)) }
      headers.append(HTTPRequest.Parameter("Content-Type", "application/x-www-form-urlencoded"))
      body = TokenRequest.form(form)
    case .login(let json, let fields):
      let written = try RequestWriter(settings: settings.revealing(secrets)).request(
        Connector.Request("/", method: .post, headers: fields, body: json))
      (headers, body) = (written.headers, written.body ?? [])
    }
    return TokenRequest(
      address: try filled(settings, at: base), headers: headers, body: body, secrets: Array(secrets.values),
      place: place, lifetime: lifetime, field: field, prefix: prefix)
  }

  private func filled(_ settings: ConnectorSettings, at base: String) throws(IntegrationError) -> String {
    var filled = address.hasPrefix("/") ? base + address : address
    while let match = filled.firstMatch(of: /\{([a-z][a-z0-9_]*)\}/) {
      let text = settings.text(String(match.1)) ?? ""
      guard text.contains(where: { $0 != "." }),
        text.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "-._~".contains($0)) })
      else {
        throw IntegrationError(
          .configuration, "What \(match.1) holds cannot stand in an address.", field: String(match.1))
      }
      filled.replaceSubrange(match.range, with: text)
    }
    return filled
  }
}
