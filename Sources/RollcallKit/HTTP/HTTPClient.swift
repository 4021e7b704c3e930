/// Sends requests to the tenant of one connection. A struct of one closure, so that tests can script it.
///
/// The client adds base address and credentials, retries what is worth retrying, follows redirects within the origin
/// only, and refuses before any byte leaves whatever the manifest does not declare as reading (A1). An answer outside
/// 2xx is thrown as an ``IntegrationError``: 401 `authentication`, 403 and 405 `permission`, 404 `malformed` (a test turns it into
/// `configuration`), 429 `rateLimited`, 408 and 5xx `transient`, any other `configuration`.
public struct HTTPClient: Sendable {
  /// Sends a request and returns when the answer's head is there.
  public var open: @Sendable (HTTPRequest) async throws(IntegrationError) -> HTTPResponse

  /// A client that sends through a closure.
  public init(open: @escaping @Sendable (HTTPRequest) async throws(IntegrationError) -> HTTPResponse) {
    self.open = open
  }

  /// Sends a request and returns its whole body, for answers that are known to be small.
  ///
  /// - Throws: `malformed` when the body is longer than `limit` bytes.
  public func bytes(_ request: HTTPRequest, limit: Int = 8 << 20) async throws(IntegrationError) -> [UInt8] {
    try await open(request).body.bytes(limit: limit, of: request.path)
  }
}

/// An answer whose head has arrived and whose body is still to be read.
public struct HTTPResponse: Sendable {
  /// The status: always 2xx, see ``HTTPClient``.
  public var status: Int
  /// Header fields; names are lower-case.
  public var headers: [String: String]
  /// What is still to be read of the answer.
  public var body: HTTPBody

  /// An answer with its parts.
  public init(status: Int, headers: [String: String], body: HTTPBody) {
    self.status = status
    self.headers = headers
    self.body = body
  }
}

/// A body that is read a piece at a time, and as slowly as its reader likes.
public struct HTTPBody: Sendable {
  /// Gives the next bytes; nil at the clean end. A transfer that breaks throws `transient` with ``IntegrationError/Recovery/startOver``.
  public var next: @Sendable () async throws(IntegrationError) -> [UInt8]?

  /// A body that is read by a closure.
  public init(next: @escaping @Sendable () async throws(IntegrationError) -> [UInt8]?) {
    self.next = next
  }

  /// All of it, of an answer that is known to be small.
  package func bytes(limit: Int, of path: String) async throws(IntegrationError) -> [UInt8] {
    var bytes: [UInt8] = []
    while let chunk = try await next() {
      bytes += chunk
      guard bytes.count <= limit else {
        throw IntegrationError(.malformed, "The answer to \(path) is longer than \(limit) bytes.")
      }
    }
    return bytes
  }
}
