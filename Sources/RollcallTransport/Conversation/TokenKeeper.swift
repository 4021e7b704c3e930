import RollcallCore
import RollcallKit

/// Keeps the token with which a connection signs its requests, and gets another before it is too old.
///
///     a request ─► token, still good ─► sent
///                     │ too old, or refused once
///                     └► asked for, by one request at a time ─► the others take the same
actor TokenKeeper {
  private let request: TokenRequest
  /// What is said to whoever gives tokens: it may be somebody else than the tenant.
  private let conversation: Conversation
  private let clock: TransportClock
  private var token: Token?
  private var asking: Task<Result<Token, IntegrationError>, Never>?

  private struct Token: Sendable {
    var text: String
    /// From when on another is asked for.
    var isStale: Instant
  }

  /// How long before its end a token is replaced, but for one that lives for less than two minutes: that one at half its life.
  private static let margin: Int64 = 60_000

  init(_ request: TokenRequest, _ conversation: Conversation, clock: TransportClock) {
    self.request = request
    self.conversation = conversation
    self.clock = clock
  }

  /// The header field that signs a request now.
  func field() async throws(IntegrationError) -> HTTPRequest.Parameter {
    HTTPRequest.Parameter(request.field, request.prefix + (try await current().text))
  }

  /// The tenant refused a field: it is not used again.
  func drop(_ field: HTTPRequest.Parameter) {
    if let token, request.prefix + token.text == field.value { self.token = nil }
  }

  private func current() async throws(IntegrationError) -> Token {
    if let token, clock.now() < token.isStale { return token }
    let task = asking ?? Task { await ask() }
    asking = task
    let result = await task.value
    asking = nil
    let token = try result.get()
    self.token = token
    return token
  }

  private func ask() async -> Result<Token, IntegrationError> {
    do throws(IntegrationError) {
      let asked = clock.now()
      var post = HTTPRequest(Self.path, method: .post, headers: request.headers, body: request.body)
      post.address = request.address
      let response = try await conversation.open(post)
      let answer = try await response.body.bytes(limit: 1 << 20, of: "the request for a token")
      guard let text = request.token(in: answer, headers: response.headers),
        let lifetime = request.milliseconds(in: answer)
      else { throw unreadable }
      // Whatever is printed or logged from now on does not show it.
      _ = Secret(text)
      return .success(Token(text: text, isStale: asked.later(by: Self.use(of: lifetime))))
    } catch {
      return .failure(error)
    }
  }

  /// How long a token is used that lives so long, both in milliseconds.
  private static func use(of lifetime: Int64) -> Int64 { lifetime - min(margin, lifetime / 2) }

  private var unreadable: IntegrationError {
    IntegrationError(
      .malformed,
      "\(conversation.base.origin) answered the request for a token without one that can be used.",
      hint: "Check the address for tokens; if it is right, the vendor may have changed its answer.")
  }

  /// What the request is called; it goes to its own address.
  static let path = "/token"
}

extension Instant {
  fileprivate func later(by milliseconds: Int64) -> Instant {
    Instant(milliseconds: self.milliseconds + milliseconds)
  }
}

extension TokenKeeper {
  /// What a failure of the request for a token means: whoever gives tokens says 400 to a wrong secret.
  static func meaning(of failure: IntegrationError) -> IntegrationError {
    guard let status = failure.httpStatus, [400, 401, 403].contains(status) else { return failure }
    var failure = failure
    failure.kind = .authentication
    failure.hint = "Check the client id and secret, or the user and password, of the connection."
    return failure
  }
}
