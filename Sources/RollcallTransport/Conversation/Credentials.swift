import Foundation
import RollcallKit

/// What a connection shows to its tenant with every request, and what must never be seen elsewhere.
struct Credentials: Sendable {
  /// Header fields, with the credentials in plain.
  let headers: [HTTPRequest.Parameter]
  /// Knows every secret among them.
  let redactor: Redactor

  /// Makes the header fields of an endpoint.
  ///
  /// - Throws: `configuration` when a value could not stand in a header field; the value is not quoted.
  init(_ endpoint: ConnectionEndpoint) throws(IntegrationError) {
    switch endpoint.authentication {
    case .none:
      headers = endpoint.headers
      redactor = Redactor()
    case .basic(let user, let password):
      let login = (user: user, password: password.reveal())
      let pair = Data("\(login.user):\(login.password)".utf8).base64EncodedString()
      headers = endpoint.headers + [HTTPRequest.Parameter("Authorization", "Basic \(pair)")]
      redactor = Redactor(logins: [login])
    case .bearer(let token):
      headers = endpoint.headers + [HTTPRequest.Parameter("Authorization", "Bearer \(token.reveal())")]
      redactor = Redactor(values: [token.reveal()])
    case .header(let name, let value):
      headers = endpoint.headers + [HTTPRequest.Parameter(name, value.reveal())]
      redactor = Redactor(values: [value.reveal()])
    }
    for field in headers where field.value.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) {
      throw IntegrationError(
        .configuration,
        "The header field \(field.name) would hold a line break or another control character.",
        hint: "Check the secret behind it for stray characters.")
    }
  }
}
