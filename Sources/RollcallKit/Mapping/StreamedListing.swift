public import RollcallJSON

extension Pages {
  /// The records of one long answer, framed while it arrives and handed out in pages of about 256 KiB.
  ///
  /// An answer that is cut off, is no JSON, or lacks the list is `malformed`; a transfer that breaks stays
  /// what the transport calls it.
  ///
  /// - Parameters:
  ///   - records: the member of the answer that is the list; empty when the answer itself is it.
  ///   - total: the member that announces how many records there are.
  ///   - inspect: looks at what stands beside the list, a JSON object, and throws when it says that the
  ///     request failed. It is asked before a missing list is complained of, because vendors announce
  ///     failures under a good status.
  public static func listing(
    http: HTTPClient, request: HTTPRequest, records: String, total: RecordPath?,
    inspect: @escaping @Sendable ([UInt8]) throws(IntegrationError) -> Void
  ) -> Pages {
    let listing = StreamedListing(http, request, records: records, total: total, inspect: inspect)
    return Pages { () async throws(IntegrationError) in try await listing.next() }
  }
}

/// One long answer on its way: a request, a body that is pulled, and the framer between them.
private actor StreamedListing {
  private let http: HTTPClient
  private let request: HTTPRequest
  private let total: RecordPath?
  private let inspect: @Sendable ([UInt8]) throws(IntegrationError) -> Void
  private let framer: ArrayFramer
  private var body: HTTPBody?
  private var isAtEnd = false

  private static let pageSize = 256 << 10

  init(
    _ http: HTTPClient, _ request: HTTPRequest, records: String, total: RecordPath?,
    inspect: @escaping @Sendable ([UInt8]) throws(IntegrationError) -> Void
  ) {
    self.http = http
    self.request = request
    self.total = total
    self.inspect = inspect
    framer = ArrayFramer(key: records)
  }

  func next() async throws(IntegrationError) -> RecordPage? {
    if isAtEnd { return nil }
    let body = try await opened()
    while framer.held < Self.pageSize {
      guard let chunk = try await body.next() else {
        isAtEnd = true
        return try lastPage()
      }
      try take(chunk)
    }
    return RecordPage(records: framer.drain())
  }

  private func opened() async throws(IntegrationError) -> HTTPBody {
    if let body { return body }
    let opened = try await http.open(request).body
    body = opened
    return opened
  }

  private func take(_ chunk: [UInt8]) throws(IntegrationError) {
    do {
      try framer.take(chunk)
    } catch {
      throw malformed(error)
    }
  }

  /// The end of the answer: the records that are left, and what stands beside them.
  private func lastPage() throws(IntegrationError) -> RecordPage {
    let envelope = framer.envelope
    if framer.isComplete { try inspect(envelope) }
    do {
      try framer.finish()
    } catch {
      throw malformed(error)
    }
    return RecordPage(records: framer.drain(), total: announced(in: envelope))
  }

  private func announced(in envelope: [UInt8]) -> Int? {
    guard let total else { return nil }
    let reader = RecordReader([total])
    guard reader.read(envelope) == .read else { return nil }
    return reader.value(0).integer
  }

  private func malformed(_ error: FramingError) -> IntegrationError {
    IntegrationError(
      .malformed,
      "The answer to \(request.method.rawValue) \(request.path) cannot be read: \(error.message).",
      hint: "Nothing was changed. Check the address; if it is right, the vendor may have changed its answer.")
  }
}
