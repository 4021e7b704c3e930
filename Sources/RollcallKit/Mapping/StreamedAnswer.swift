import RollcallJSON

/// An answer whose records are framed while it arrives: a request, a body that is pulled, and the framer between them. It is never held
/// whole.
actor StreamedAnswer: RecordAnswer {
  private let http: HTTPClient
  private let request: HTTPRequest
  private let mayLackRecords: Bool
  private let emptyStatuses: Set<Int>
  private let inspection: AnswerInspection
  private let framer: ArrayFramer
  private var response: HTTPResponse?
  private var count = 0
  private var lastRecord: [UInt8] = []

  private(set) var ending: AnswerEnding?

  private static let pageSize = 256 << 10

  /// - Parameters:
  ///   - records: the member of the answer that is the list; empty when the answer itself is it.
  ///   - mayLackRecords: whether an answer without the list is an empty one.
  ///   - emptyStatuses: statuses that mean an empty list, without a body.
  init(
    _ http: HTTPClient, _ request: HTTPRequest, records: String, mayLackRecords: Bool = false,
    emptyStatuses: Set<Int> = [], inspection: AnswerInspection
  ) {
    self.http = http
    self.request = request
    self.mayLackRecords = mayLackRecords
    self.emptyStatuses = emptyStatuses
    self.inspection = inspection
    framer = ArrayFramer(key: records)
  }

  /// The next records, about 256 KiB of them; nil at the clean end.
  func next() async throws(IntegrationError) -> RecordBatch? {
    if ending != nil { return nil }
    let response = try await opened()
    if emptyStatuses.contains(response.status) {
      ending = AnswerEnding(headers: response.headers, status: response.status)
      return nil
    }
    while framer.held < Self.pageSize {
      guard let chunk = try await response.body.next() else { return try last(response) }
      try take(chunk)
    }
    return drained()
  }

  private func opened() async throws(IntegrationError) -> HTTPResponse {
    if let response { return response }
    let opened = try await http.open(request)
    try inspection.head(opened)
    response = opened
    return opened
  }

  private func take(_ chunk: [UInt8]) throws(IntegrationError) {
    do {
      try framer.take(chunk)
    } catch {
      throw IntegrationError(error, answering: request)
    }
  }

  private func drained() -> RecordBatch {
    let batch = framer.drain()
    count += batch.ranges.count
    if let last = batch.ranges.last { lastRecord = Array(batch.bytes[last]) }
    return batch
  }

  /// The end of the answer: the records that are left, and what stands beside them.
  private func last(_ response: HTTPResponse) throws(IntegrationError) -> RecordBatch {
    let beside = framer.envelope
    if framer.isComplete { try inspection.body(response.status, beside) }
    do {
      try framer.finish()
    } catch {
      guard mayLackRecords, case .missing = error else { throw IntegrationError(error, answering: request) }
    }
    let batch = drained()
    ending = AnswerEnding(
      headers: response.headers, status: response.status, beside: beside, count: count,
      lastRecord: lastRecord)
    return batch
  }
}

extension IntegrationError {
  /// An answer that is not a list.
  init(_ error: FramingError, answering request: HTTPRequest) {
    self.init(
      .malformed,
      "The answer to \(request.method.rawValue) \(request.path) cannot be read: \(error.message).",
      hint: "Nothing was changed. Check the address; if it is right, the vendor may have changed its answer.")
  }
}
