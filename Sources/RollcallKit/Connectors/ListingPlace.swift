import RollcallJSON

/// How far a list was read, and where it goes on.
struct ListingPlace: Sendable {
  private let listing: Connector.Listing
  private var pages = 0
  private var records = 0
  /// What the next answer is asked for by: a cursor, the key of the last record, an address.
  private var mark: String?
  private var marks: Set<String> = []
  private var lastRecord: [UInt8] = []

  /// No list has so many pages; one that goes on turns in a circle.
  private static let mostPages = 10_000

  init(_ listing: Connector.Listing) { self.listing = listing }

  /// What the next request says of it.
  var inRequest: RequestWriter.Place {
    var place = RequestWriter.Place()
    switch listing.paging {
    case .none: break
    case .offset(let slot, let size, let advance):
      let offset = advance == .received ? records : pages * size.count
      place.values.append((slot, "\(offset)"))
    case .page(let slot, let first, _): place.values.append((slot, "\(first + pages)"))
    case .cursor(let slot, _, _):
      if let mark { place.values.append((slot, mark)) }
    case .keyset(let slot, _, let prefix, let start, _):
      if let key = mark ?? start { place.values.append((slot, prefix + key)) }
    case .nextURL, .linkHeader: place.address = mark
    }
    if let size = listing.paging.size, let slot = size.slot { place.values.append((slot, "\(size.count)")) }
    return place
  }

  /// Goes on after an answer; false at the end of the list.
  ///
  /// - Throws: `malformed` when the list turns in a circle.
  mutating func goOn(after ending: AnswerEnding) throws(IntegrationError) -> Bool {
    pages += 1
    records += ending.count
    if listing.stops.contains(where: { isReached($0, ending) }) { return false }
    guard pages < Self.mostPages else { throw circle("it has more than \(Self.mostPages) pages") }
    if ending.count == 0, isMoreAnnounced(ending) { throw circle("it announces more and sends nothing") }
    switch listing.paging {
    case .none: return false
    case .offset, .page:
      guard ending.count > 0 else { return false }
      return try isNew(ending)
    case .keyset(_, let path, _, _, _):
      guard ending.count > 0 else { return false }
      guard let key = path.text(in: ending.lastRecord) else {
        throw circle("its last record has no '\(path.text)' to go on from")
      }
      return try goOn(to: key)
    case .cursor(_, let path, _), .nextURL(let path, _):
      guard let next = path.text(in: ending.beside) else { return false }
      return try goOn(to: next)
    case .linkHeader:
      guard let next = LinkHeader(ending.headers["link"]).next else { return false }
      return try goOn(to: next)
    }
  }

  private mutating func goOn(to next: String) throws(IntegrationError) -> Bool {
    guard marks.insert(next).inserted else { throw circle("it leads back to a page that was there before") }
    mark = next
    return true
  }

  /// Whether a flag of the answer says that there is more, so that an empty page is no end.
  private func isMoreAnnounced(_ ending: AnswerEnding) -> Bool {
    listing.stops.contains { stop in
      if case .flagOff(let path) = stop { path.flag(in: ending.beside) == true } else { false }
    }
  }

  private mutating func isNew(_ ending: AnswerEnding) throws(IntegrationError) -> Bool {
    guard ending.lastRecord != lastRecord else { throw circle("it sent the same page twice") }
    lastRecord = ending.lastRecord
    return true
  }

  private func isReached(_ stop: Connector.Stop, _ ending: AnswerEnding) -> Bool {
    switch stop {
    case .shortPage: listing.paging.size.map { ending.count < $0.count } ?? false
    case .totalReached: listing.total?.integer(in: ending.beside).map { records >= $0 } ?? false
    case .pageCount(let path): path.integer(in: ending.beside).map { pages >= $0 } ?? false
    case .flagOff(let path): path.flag(in: ending.beside) == false
    case .status(let status): ending.status == status
    case .says(let path, let text): path.text(in: ending.beside) == text
    }
  }

  private func circle(_ why: String) -> IntegrationError {
    IntegrationError(
      .malformed, "The list at \(listing.request.path) cannot be read to its end: \(why).",
      hint: "Nothing was changed. If it persists, report it to the vendor.")
  }
}

extension Connector.Paging {
  /// How many records are asked for at a time; nil where the vendor decides.
  var size: Connector.PageSize? {
    switch self {
    case .none: nil
    case .offset(_, let size, _): size
    case .page(_, _, let size), .cursor(_, _, let size), .keyset(_, _, _, _, let size), .nextURL(_, let size),
      .linkHeader(let size):
      size
    }
  }
}

extension Connector.Listing {
  /// Statuses that mean an empty list.
  var emptyStatuses: Set<Int> {
    Set(
      stops.compactMap { stop in
        if case .status(let status) = stop { status } else { nil }
      })
  }
}
