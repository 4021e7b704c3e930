import RollcallJSON

/// The pages of a list, one answer after another, until it ends (A3). It ends by an empty answer, or as the connector says; never by
/// itself in the middle, and never in a circle.
///
///     place ─► request ─► answer, streamed ─► pages
///       ▲                    │ its end
///       └──── next place ◄───┴──► the list's end
actor ListingPages {
  private let http: HTTPClient
  private let listing: Connector.Listing
  private let writer: RequestWriter
  private let rules: AnswerRules
  private var place: ListingPlace
  private var answer: (any RecordAnswer)?
  private var isAtEnd = false

  init(_ listing: Connector.Listing, _ writer: RequestWriter, _ rules: AnswerRules, http: HTTPClient) {
    self.listing = listing
    self.writer = writer
    self.rules = rules
    self.http = http
    place = ListingPlace(listing)
  }

  /// The next records; nil at the list's end.
  func next() async throws(IntegrationError) -> RecordPage? {
    while !isAtEnd {
      let answer = try opened()
      if let records = try await answer.next() {
        return RecordPage(records: records, total: await answer.ending.flatMap { total($0) })
      }
      guard let ending = await answer.ending else { break }
      self.answer = nil
      isAtEnd = try !place.goOn(after: ending)
    }
    return nil
  }

  private func opened() throws(IntegrationError) -> any RecordAnswer {
    if let answer { return answer }
    let next = try asked()
    answer = next
    return next
  }

  private func asked() throws(IntegrationError) -> any RecordAnswer {
    let request = try writer.request(listing.request, at: place.inRequest)
    let inspection = rules.inspection(of: request)
    guard let member = listing.member else {
      return WholeAnswer(http, request, listing, inspection: inspection)
    }
    return StreamedAnswer(
      http, request, records: member, mayLackRecords: listing.mayLackRecords,
      emptyStatuses: listing.emptyStatuses, inspection: inspection)
  }

  private func total(_ ending: AnswerEnding) -> Int? { listing.total?.integer(in: ending.beside) }
}

extension Connector.Listing {
  /// The member of the answer that is the list, empty for the answer itself; nil when it stands deeper.
  fileprivate var member: String? {
    guard let records else { return "" }
    return records.singleKey
  }
}
