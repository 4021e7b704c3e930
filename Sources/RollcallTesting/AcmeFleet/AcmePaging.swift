import RollcallCore
import RollcallJSON
import RollcallKit

/// The pages of a list with cursors:
///
///     {"total": 5, "devices": [{…}, {…}], "next": "2"}    the next page begins at this cursor
///     {"total": 5, "devices": [{…}], "next": null}        the last page
///
/// A cursor or a page that comes twice would never end, or skip devices: the fetch is not complete (A3).
actor AcmePaging {
  private let http: HTTPClient
  private let limit: Int
  private var cursors: Set<String> = []
  private var pages: Set<[UInt8]> = []
  private var position = Position.beginning

  private enum Position {
    case beginning
    case cursor(String)
    case end
  }

  init(_ http: HTTPClient, limit: Int) {
    self.http = http
    self.limit = limit
  }

  func next() async throws(IntegrationError) -> RecordPage? {
    var query = [HTTPRequest.Parameter("limit", "\(limit)")]
    switch position {
    case .end: return nil
    case .beginning: break
    case .cursor(let cursor): query.append(HTTPRequest.Parameter("cursor", cursor))
    }
    let body = try await http.bytes(HTTPRequest(AcmeFleet.listPath, query: query))
    let framer = ArrayFramer(key: "devices")
    return try turn(to: try records(in: body, framer), beside: framer.envelope)
  }

  private func records(in body: [UInt8], _ framer: ArrayFramer) throws(IntegrationError) -> RecordBatch {
    do throws(FramingError) {
      let records = try framer.feed(body)
      try framer.finish()
      return records
    } catch {
      throw malformed("cannot be read: \(error.message)")
    }
  }

  /// Takes note of where the next page begins.
  private func turn(to records: RecordBatch, beside envelope: [UInt8]) throws(IntegrationError) -> RecordPage
  {
    let content = records.ranges.flatMap { records.bytes[$0] }
    guard content.isEmpty || pages.insert(content).inserted else {
      throw malformed("repeats an earlier page")
    }
    let reader = RecordReader(["total", "next"])
    guard reader.read(envelope) == .read else { throw malformed("is no object") }
    if let cursor = reader.value(1).text {
      guard cursors.insert(cursor).inserted else { throw malformed("repeats the cursor \(cursor)") }
      position = .cursor(cursor)
    } else {
      position = .end
    }
    return RecordPage(records: records, total: reader.value(0).integer)
  }

  private func malformed(_ what: String) -> IntegrationError {
    IntegrationError(
      .malformed, "A page of GET \(AcmeFleet.listPath) \(what).",
      hint: "Nothing was changed. Run the sync again; if it persists, report it to the vendor.")
  }
}
