import RollcallJSON

/// An answer whose records stand deeper in it than the framer looks: it is read whole, which pages are small enough for.
actor WholeAnswer: RecordAnswer {
  private let http: HTTPClient
  private let request: HTTPRequest
  private let listing: Connector.Listing
  private let inspection: AnswerInspection

  private(set) var ending: AnswerEnding?

  private static let longest = 32 << 20

  init(
    _ http: HTTPClient, _ request: HTTPRequest, _ listing: Connector.Listing, inspection: AnswerInspection
  ) {
    self.http = http
    self.request = request
    self.listing = listing
    self.inspection = inspection
  }

  func next() async throws(IntegrationError) -> RecordBatch? {
    if ending != nil { return nil }
    let response = try await http.open(request)
    try inspection.head(response)
    var ending = AnswerEnding(headers: response.headers, status: response.status)
    defer { self.ending = ending }
    if listing.emptyStatuses.contains(response.status) { return nil }
    let answer = try await response.body.bytes(limit: Self.longest, of: request.path)
    try inspection.body(response.status, answer)
    let records = try framed(answer)
    ending.beside = answer
    ending.count = records.ranges.count
    ending.lastRecord = records.ranges.last.map { Array(records.bytes[$0]) } ?? []
    return records
  }

  private func framed(_ answer: [UInt8]) throws(IntegrationError) -> RecordBatch {
    guard let path = listing.records else { return RecordBatch() }
    let reader = RecordReader([path])
    guard reader.read(answer) == .read else { throw IntegrationError(.notJSON, answering: request) }
    switch reader.value(0).kind {
    case .array, .emptyArray: break
    case .missing, .null, .emptyObject:
      if listing.mayLackRecords { return RecordBatch() }
      throw IntegrationError(.missing(key: path.text), answering: request)
    case .bool, .number, .string, .object:
      throw IntegrationError(.notAnArray(key: path.text), answering: request)
    }
    let framer = ArrayFramer(key: "")
    do {
      let records = try framer.feed(Array((reader.value(0).json ?? "").utf8))
      try framer.finish()
      return records
    } catch {
      throw IntegrationError(error, answering: request)
    }
  }
}
