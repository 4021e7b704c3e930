public import RollcallJSON

/// Records that the host pulls, a page at a time; the next page is asked for only when the last one was mapped.
///
/// A page is not necessarily a request: a long array under one request comes as many pages, so that no body is ever held whole.
public struct Pages: Sendable {
  /// Gives the next page; nil is the clean end, and the only one (A3).
  public typealias Pull = @Sendable () async throws(IntegrationError) -> RecordPage?

  /// Gives the next page.
  public let next: Pull

  /// Pages that come from a closure, which is called again until it answers nil.
  public init(_ next: @escaping Pull) {
    self.next = next
  }
}

/// A part of the records of a listing.
public struct RecordPage: Sendable {
  /// The vendor's own bytes, framed.
  public var records: RecordBatch
  /// How many records the tenant announced for the whole listing; nil while it has not said.
  public var total: Int?
  /// How many records of the tenant's are not among these because they are no devices; they count for completeness (A3).
  public var dropped = 0

  /// A page of framed records.
  public init(records: RecordBatch, total: Int? = nil) {
    self.records = records
    self.total = total
  }
}

extension RecordPage {
  /// Calls a closure with the vendor's bytes of each record, in order.
  public func forEachRecord(_ body: (ArraySlice<UInt8>) -> Void) {
    for range in records.ranges { body(records.bytes[range]) }
  }
}
