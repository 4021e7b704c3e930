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
    /// A header field of the vendor's own, with what stands before the secret.
    case header(name: String, prefix: String = "", value: Secret)
    /// A parameter of every request.
    case query(name: String, value: Secret)
    /// A member of every JSON body that is an object.
    case body(name: String, value: Secret)
    /// A token that the host asks for, and renews in time.
    case token(TokenRequest)
  }

  /// The address under which all paths are, without a slash at its end.
  public var base: String
  /// How the host shows itself: more than one way where a vendor wants a token and a key besides.
  public var authentications: [Authentication]
  /// Header fields of every request.
  public var headers: [HTTPRequest.Parameter]
  /// What a failure means that HTTP states: the failure as the host reads it, the beginning of the answer and its content type go in.
  public var meaning: @Sendable (IntegrationError, _ answer: [UInt8], _ type: String?) -> IntegrationError

  /// An endpoint with its parts.
  public init(base: String, authentication: Authentication, headers: [HTTPRequest.Parameter] = []) {
    self.init(base: base, authentications: [authentication], headers: headers)
  }

  /// An endpoint with more than one way of authentication, and a vendor's own reading of failures.
  public init(
    base: String, authentications: [Authentication], headers: [HTTPRequest.Parameter] = [],
    meaning: @escaping @Sendable (IntegrationError, [UInt8], String?) -> IntegrationError = { failure, _, _ in
      failure
    }
  ) {
    self.base = base
    self.authentications = authentications
    self.headers = headers
    self.meaning = meaning
  }
}
