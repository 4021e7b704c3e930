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
    let answer = StreamedAnswer(
      http, request, records: records,
      inspection: AnswerInspection { _, beside throws(IntegrationError) in try inspect(beside) })
    return Pages { () async throws(IntegrationError) in
      guard let records = try await answer.next() else { return nil }
      return RecordPage(
        records: records, total: await answer.ending.flatMap { total?.integer(in: $0.beside) })
    }
  }
}
