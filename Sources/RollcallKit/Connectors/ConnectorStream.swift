public import RollcallJSON

extension Connector {
  /// A list of devices: what is asked, how it goes on, and where the records are.
  public struct Stream: Hashable, Sendable {
    /// What its records are called in messages; a record can be asked for it at `@stream`.
    public var name: String
    /// How its records are listed.
    public var listing: Listing
    /// For what the list is asked again and again, such as the kinds of devices or the parts of an organisation.
    public var partitions: Partitions

    /// A list with a name.
    public init(_ name: String, _ listing: Listing, partitions: Partitions = .one) {
      self.name = name
      self.listing = listing
      self.partitions = partitions
    }
  }

  /// A list that comes in one or more answers.
  public struct Listing: Hashable, Sendable {
    /// What is asked.
    public var request: Request
    /// How the next answer is asked for.
    public var paging: Paging
    /// What ends the list, besides the paging's own end.
    public var stops: [Stop]
    /// Where the records are: a member of the answer, a path into it, or nil for the answer itself.
    public var records: RecordPath?
    /// Whether an answer without records is an empty list.
    public var mayLackRecords: Bool
    /// Where the answer announces how many records there are in all (A3); nil when it does not.
    public var total: RecordPath?

    /// A list with its parts.
    public init(
      _ request: Request, paging: Paging = .none, stops: [Stop] = [], records: RecordPath? = nil,
      mayLackRecords: Bool = false, total: RecordPath? = nil
    ) {
      self.request = request
      self.paging = paging
      self.stops = stops
      self.records = records
      self.mayLackRecords = mayLackRecords
      self.total = total
    }
  }

  /// For what a list is asked.
  public indirect enum Partitions: Hashable, Sendable {
    /// Once.
    case one
    /// For each of these texts.
    case constants([String])
    /// For each text of a setting that is a list.
    case setting(String)
    /// For each record of another list that passes every filter: the text at a path. The list may have partitions itself.
    case records(of: Listing, key: RecordPath, filters: [RecordFilter] = [], Partitions)
  }

  /// Where a number, cursor or size goes.
  public enum Slot: Hashable, Sendable {
    /// A parameter of the query.
    case query(String)
    /// A member of the body, at a path of keys.
    case body([String])
  }

  /// How the next answer is asked for.
  public enum Paging: Hashable, Sendable {
    /// It is not: one answer holds all.
    case none
    /// By the number of records before it.
    case offset(Slot, size: PageSize, advance: Advance)
    /// By the number of the page.
    case page(Slot, first: Int, size: PageSize?)
    /// By a text that the answer gives; the list ends where it gives none.
    case cursor(Slot, from: RecordPath, size: PageSize?)
    /// By a text of the last record, after a prefix: `id>17`.
    case keyset(Slot, from: RecordPath, prefix: String, start: String?, size: PageSize?)
    /// By an address that the answer gives; it must be of the tenant's own origin.
    case nextURL(RecordPath, size: PageSize?)
    /// By the `Link` header, likewise.
    case linkHeader(size: PageSize?)
  }

  /// How many records are asked for at a time.
  public struct PageSize: Hashable, Sendable {
    /// Where the number goes; nil where the vendor decides, and the number is what it is known to send.
    public var slot: Slot?
    /// How many.
    public var count: Int

    /// A number of records.
    public init(_ slot: Slot?, count: Int) {
      self.slot = slot
      self.count = count
    }
  }

  /// By how much an offset goes on.
  public enum Advance: String, Hashable, Sendable, CaseIterable {
    /// As many as came.
    case received
    /// As many as were asked for.
    case requested
  }

  /// What ends a list. An empty page does in any case.
  public enum Stop: Hashable, Sendable {
    /// Fewer records came than were asked for.
    case shortPage
    /// As many records came as the answer announces.
    case totalReached
    /// So many pages came as the answer says.
    case pageCount(RecordPath)
    /// A flag of the answer is off.
    case flagOff(RecordPath)
    /// The answer has a status, such as 204.
    case status(Int)
    /// The answer says a text.
    case says(RecordPath, String)
  }
}
