import Foundation
import RollcallKit

/// What a connection shows to its tenant with every request, and what must never be seen elsewhere.
struct Credentials: Sendable {
  /// Header fields, with the credentials in plain.
  let headers: [HTTPRequest.Parameter]
  /// Parameters of every request, likewise.
  let query: [HTTPRequest.Parameter]
  /// Members of every JSON body that is an object, likewise: each as it is written, with its comma.
  let members: [UInt8]
  /// Knows every secret among them.
  let redactor: Redactor

  /// Nothing to show, and secrets that no message may.
  init(hiding secrets: [Secret]) {
    (headers, query, members) = ([], [], [])
    redactor = Redactor(secrets)
  }

  /// Makes the header fields of an endpoint.
  ///
  /// - Throws: `configuration` when a value could not stand in a header field; the value is not quoted.
  init(_ endpoint: ConnectionEndpoint) throws(IntegrationError) {
    var (headers, query, members) = (endpoint.headers, [HTTPRequest.Parameter](), [UInt8]())
    var (values, logins) = ([String](), [(user: String, password: String)]())
    for authentication in endpoint.authentications {
      switch authentication {
      case .none: break
      case .basic(let user, let password):
        logins.append((user, password.reveal()))
        let pair = Data("\(user):\(password.reveal())".utf8).base64EncodedString()
        headers.append(HTTPRequest.Parameter("Authorization", "Basic \(pair)"))
      case .bearer(let token):
        values.append(token.reveal())
        headers.append(HTTPRequest.Parameter("Authorization", "Bearer \(token.reveal())"))
      case .header(let name, let prefix, let value):
        values.append(value.reveal())
        headers.append(HTTPRequest.Parameter(name, prefix + value.reveal()))
      case .body(let name, let value):
        values.append(value.reveal())
        members += "\(JSONText.quoted(name)):\(JSONText.quoted(value.reveal())),".utf8
      case .token(let request): values += request.secrets.map { $0.reveal() }
      case .query(let name, let value):
        values.append(value.reveal())
        query.append(HTTPRequest.Parameter(name, value.reveal()))
      }
    }
    self.headers = headers
    self.query = query
    self.members = members
    redactor = Redactor(values: values, logins: logins)
    for field in headers where field.value.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) {
      throw IntegrationError(
        .configuration,
        "The header field \(field.name) would hold a line break or another control character.",
        hint: "Check the secret behind it for stray characters.")
    }
  }

  /// A request with the members that its body is to have.
  func signed(_ request: HTTPRequest) -> HTTPRequest {
    guard !members.isEmpty, let body = request.body, body.first == UInt8(ascii: "{") else { return request }
    var request = request
    let isEmpty = body.dropFirst().first { $0 > 0x20 } == UInt8(ascii: "}")
    request.body = [UInt8(ascii: "{")] + (isEmpty ? members.dropLast() : members[...]) + body.dropFirst()
    return request
  }
}
