import Logging
import RollcallKit

/// One request sent once: its answer, the address to ask instead, or why there is none.
struct Exchange: Sendable {
  var loop: CurlLoop
  var origin: Origin
  var request: HTTPRequest
  var headers: [HTTPRequest.Parameter]
  var configuration: TransportConfiguration
  var clock: TransportClock
  var redactor: Redactor
  var meaning: @Sendable (IntegrationError, [UInt8], String?) -> IntegrationError
  var log: Logger
  var onBytes: (@Sendable (Int) -> Void)?

  /// What a try came to.
  enum Outcome: Sendable {
    case answer(HTTPResponse)
    case elsewhere(WebAddress)
  }

  /// The request as people name it.
  var name: String { "\(request.method.rawValue) \(request.path)" }

  /// Sends the request and waits for the head of the answer.
  func outcome(at address: WebAddress, try number: Int) async throws(FailedTry) -> Outcome {
    let transfer = Transfer(
      TransferRequest(
        address: address, method: request.method, headers: headers + request.headers, body: request.body,
        configuration: configuration),
      on: loop, onEnd: logLine(try: number))
    let body = BodyReader(transfer)
    transfer.start()
    switch await transfer.head() {
    case .failure(let failure): throw NetworkWords(origin: origin, request: name).beforeTheHead(failure)
    case .success(let head):
      if (200..<300).contains(head.status) { return .answer(response(head, body)) }
      if Redirect.isOne(head.status) {
        return .elsewhere(try Redirect(from: address, method: request.method, request: name).target(head))
      }
      let answer = await beginning(of: body)
      throw StatusWords(origin: origin, request: name).failure(
        status: head.status, said: VendorWords(answer, redactor: redactor).text,
        retryAfter: RetryAfter.milliseconds(head.headers["retry-after"], now: clock.now())
      ) { meaning($0, answer, head.headers["content-type"]) }
    }
  }

  private func response(_ head: ResponseHead, _ body: BodyReader) -> HTTPResponse {
    let words = NetworkWords(origin: origin, request: name)
    let (redactor, onBytes) = (redactor, onBytes)
    return HTTPResponse(
      status: head.status, headers: head.headers,
      body: HTTPBody { () async throws(IntegrationError) -> [UInt8]? in
        switch await body.next() {
        case .success(let piece):
          if let piece { onBytes?(piece.count) }
          return piece
        case .failure(let failure): throw redactor.redact(words.inTheBody(failure, after: body.received))
        }
      })
  }

  /// As much of a failure's body as is shown. When it breaks off, the status has said enough.
  private func beginning(of body: BodyReader) async -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < VendorWords.reading, case .success(let piece?) = await body.next() { bytes += piece }
    return Array(bytes.prefix(VendorWords.reading))
  }

  /// One line when the transfer is over.
  private func logLine(try number: Int) -> @Sendable (TransferSummary) -> Void {
    let (log, request) = (log, request)
    let start = ContinuousClock.now
    return { summary in
      let query = request.query.map { "\($0.name)=\($0.value)" }.joined(separator: "&")
      log.event(
        .httpRequest,
        [
          .method: "\(request.method.rawValue)",
          .path: "\(SecretNames.maskingValues(in: request.path + (query.isEmpty ? "" : "?" + query)))",
          .status: summary.status.map { "\($0)" } ?? "none",
          .bytes: "\(summary.bytes)",
          .ms: "\((ContinuousClock.now - start).wholeMilliseconds)",
          .attempt: "\(number)",
          .end: summary.ending == .clean ? "clean" : "broken",
        ])
    }
  }
}
