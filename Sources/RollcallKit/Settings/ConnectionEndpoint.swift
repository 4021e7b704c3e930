/// Where a tenant is, and with what the host shows itself there.
public struct ConnectionEndpoint: Sendable {
  /// How the host shows itself.
  public enum Authentication: Sendable {
    /// Not at all.
    case none
    /// HTTP Basic.
    case basic(user: String, password: Secret)
    /// A bearer token.
    case bearer(Secret)
    /// A header field of the vendor's own.
    case header(name: String, value: Secret)
  }

  /// The address under which all paths are, without a slash at its end.
  public var base: String
  /// How the host shows itself.
  public var authentication: Authentication
  /// Header fields of every request.
  public var headers: [HTTPRequest.Parameter]

  /// An endpoint with its parts.
  public init(base: String, authentication: Authentication, headers: [HTTPRequest.Parameter] = []) {
    self.base = base
    self.authentication = authentication
    self.headers = headers
  }
}
