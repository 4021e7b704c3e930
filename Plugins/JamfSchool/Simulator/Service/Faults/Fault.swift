/// A way in which the service, or something between it and the client, fails for whole replies.
package struct Fault: Sendable, Hashable {
  package enum Kind: String, Sendable, CaseIterable {
    case unauthorized
    case methodNotAllowed = "method_not_allowed"
    case notFound = "not_found"
    case rateLimited = "rate_limited"
    case rateLimitedSeconds = "rate_limited_seconds"
    case rateLimitedDate = "rate_limited_date"
    case internalServerError = "internal_server_error"
    case badGateway = "bad_gateway"
    case serviceUnavailable = "service_unavailable"
    case gatewayTimeout = "gateway_timeout"
    case redirect
    case htmlPage = "html_page"
    case emptyBody = "empty_body"
    case failureCode = "failure_code"
    case failureMessage = "failure_message"
    case echo
    case echoUnderSuccess = "echo_under_success"
    case echoUnderServerError = "echo_under_server_error"
    case missingPayload = "missing_payload"
    case otherKeySpelling = "other_key_spelling"
    case countTooHigh = "count_too_high"
    case countTooLow = "count_too_low"
    case cutJSON = "cut_json"
    case truncated
    case truncatedChunks = "truncated_chunks"
    case connectionReset = "connection_reset"
    case connectionClosed = "connection_closed"
    case silence
    case silentBody = "silent_body"
    case lateAnswer = "late_answer"
    case slowBody = "slow_body"
  }

  package var kind: Kind
  /// Only for this path below `/api`, for example `/devices`; `/devices/*` is every path below. Nil is all.
  package var path: String?
  /// For so many matching requests, then no longer. Nil is until it is switched off.
  package var times: Int?
  /// What `Retry-After` says, from now on, where the kind sends one.
  package var retryAfterSeconds: Int
  /// How long `lateAnswer` waits and `slowBody` takes.
  package var seconds: Double
  /// Where `redirect` points.
  package var location: String

  package init(
    _ kind: Kind, path: String? = nil, times: Int? = nil, retryAfterSeconds: Int = 1, seconds: Double = 2,
    location: String = "http://127.0.0.1:9/api/devices"
  ) {
    self.kind = kind
    self.path = path
    self.times = times
    self.retryAfterSeconds = retryAfterSeconds
    self.seconds = seconds
    self.location = location
  }

  func concerns(_ requested: String) -> Bool {
    guard times != 0 else { return false }
    guard let path else { return true }
    guard path.hasSuffix("/*") else { return path == requested }
    return requested.hasPrefix(path.dropLast())
  }
}

extension Fault.Kind {
  /// What the client meets.
  package var summary: String {
    switch self {
    case .unauthorized: "401 with a plain text, as for a wrong Network ID or key"
    case .methodNotAllowed: "405 with the nested error, as for a key without the method's right"
    case .notFound: "404 with the plain text Not Found, as for an unknown path or too low a version"
    case .rateLimited: "429 without Retry-After"
    case .rateLimitedSeconds: "429 with Retry-After in seconds"
    case .rateLimitedDate: "429 with Retry-After as an HTTP date"
    case .internalServerError: "500 with an HTML page"
    case .badGateway: "502 with an HTML page"
    case .serviceUnavailable: "503 with an HTML page"
    case .gatewayTimeout: "504 with an HTML page"
    case .redirect: "302 to another place, named by location"
    case .htmlPage: "200 with an HTML page instead of JSON"
    case .emptyBody: "200 with an empty body"
    case .failureCode: "200 with {\"code\":400,…} as the body"
    case .failureMessage: "200 with a failure message and no code"
    case .echo: "400 with the credentials of the request in the words, in all forms"
    case .echoUnderSuccess: "200 with {\"code\":400,…} whose message holds the credentials of the request"
    case .echoUnderServerError: "500 with the credentials of the request in the words, in all forms"
    case .missingPayload: "200 with {\"code\":200} and nothing else"
    case .otherKeySpelling: "the top-level key with a capital letter: Devices, Users, Locations"
    case .countTooHigh: "the count says more than there is: the last tenth of the rows is missing"
    case .countTooLow: "the count says one less than there are rows"
    case .cutJSON: "a complete reply whose JSON stops in the middle"
    case .truncated: "the connection ends in the middle of a body of announced length"
    case .truncatedChunks: "the connection ends in the middle of a chunked body"
    case .connectionReset: "the connection is reset (RST) in the middle of the body"
    case .connectionClosed: "the connection is closed before any answer"
    case .silence: "the request is accepted and never answered"
    case .silentBody: "the head of the reply arrives, the body never"
    case .lateAnswer: "the answer comes after so many seconds"
    case .slowBody: "the body trickles in over so many seconds"
    }
  }
}
