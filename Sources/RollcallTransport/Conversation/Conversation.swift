import Logging
import RollcallKit

/// All that is said between one connection and its tenant.
///
///     request ─► guard (A1) ─► try ─► head 2xx ─► answer, its body still to be read
///                               ▲ │
///                               │ ├─► redirect within the origin ─► ask there
///                               └─┴─► worth another try ─► wait
struct Conversation: Sendable {
  var loop: CurlLoop
  var base: BaseAddress
  var credentials: Credentials
  /// What a failure means that HTTP states, by the vendor's own rules.
  var meaning: @Sendable (IntegrationError, [UInt8], String?) -> IntegrationError
  var reading: ReadingGuard
  var configuration: TransportConfiguration
  var clock: TransportClock
  var log: Logger
  var onBytes: (@Sendable (Int) -> Void)?
  /// Who keeps the tokens that sign its requests.
  var tokens: [TokenKeeper] = []

  /// Sends a request, as often as it is worth, and returns when the head of a good answer is there.
  func open(_ request: HTTPRequest) async throws(IntegrationError) -> HTTPResponse {
    let request = credentials.signed(request)
    let address = try admitted(request)
    let signed = try await signature()
    do throws(IntegrationError) {
      return try await open(request, at: address, signed)
    } catch {
      // A token may be refused before its time: another one is tried, once.
      guard error.kind == .authentication, !signed.isEmpty else { throw error }
      for (keeper, field) in zip(tokens, signed) { await keeper.drop(field) }
      return try await open(request, at: address, try await signature())
    }
  }

  /// The header fields of the tokens.
  private func signature() async throws(IntegrationError) -> [HTTPRequest.Parameter] {
    var fields: [HTTPRequest.Parameter] = []
    for keeper in tokens { fields.append(try await keeper.field()) }
    return fields
  }

  private func open(
    _ request: HTTPRequest, at address: WebAddress, _ signed: [HTTPRequest.Parameter]
  ) async throws(IntegrationError) -> HTTPResponse {
    let exchange = Exchange(
      loop: loop, origin: base.origin, request: request, headers: credentials.headers + signed,
      configuration: configuration,
      clock: clock, redactor: credentials.redactor, meaning: meaning, log: log, onBytes: onBytes)
    var patience = Patience(tries: configuration.tries)
    while true {
      do throws(FailedTry) {
        return try await answer(exchange, at: address, try: patience.number)
      } catch {
        guard let pause = patience.pause(after: error.worth, jitter: clock.jitter()) else {
          throw final(error.error, tries: patience.number)
        }
        try await wait(pause, before: exchange.name, try: patience.number)
      }
    }
  }

  private func admitted(_ request: HTTPRequest) throws(IntegrationError) -> WebAddress {
    do throws(IntegrationError) {
      try reading.admit(request)
      return try base.address(of: request, with: credentials.query)
    } catch {
      let error = credentials.redactor.redact(error)
      log.event(
        .httpRefused, [.request: "\(request.method.rawValue) \(request.path)", .message: "\(error.message)"])
      throw error
    }
  }

  private func answer(
    _ exchange: Exchange, at address: WebAddress, try number: Int
  ) async throws(FailedTry) -> HTTPResponse {
    var address = address
    for _ in 0...Redirect.most {
      if Task.isCancelled { throw FailedTry(cancellation(of: exchange.name)) }
      switch try await exchange.outcome(at: address, try: number) {
      case .answer(let response): return response
      case .elsewhere(let target): address = target
      }
    }
    throw Redirect(from: address, method: exchange.request.method, request: exchange.name).isEndless
  }

  private func wait(_ pause: Duration, before name: String, try number: Int) async throws(IntegrationError) {
    log.event(
      .httpRetry,
      [.request: "\(name)", .attempt: "\(number)", .waitMilliseconds: "\(pause.wholeMilliseconds)"])
    do {
      try await clock.sleep(pause)
    } catch {
      throw cancellation(of: name)
    }
  }

  private func cancellation(of name: String) -> IntegrationError {
    IntegrationError(.cancelled, "\(name) was given up from our side.")
  }

  private func final(_ error: IntegrationError, tries: Int) -> IntegrationError {
    var error = error
    if tries > 1 { error.message += " Tried \(tries) times." }
    return credentials.redactor.redact(error)
  }
}
