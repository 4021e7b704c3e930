public import RollcallJSON

extension Connector {
  /// A list of other things that records refer to. Each record is completed by its partner, which stands in it at `@NAME`.
  public struct Join: Hashable, Sendable {
    /// Its name, without the `@`.
    public var name: String
    /// How the partners are listed; once in a run, before the devices.
    public var listing: Listing
    /// Where a partner states its key.
    public var key: RecordPath
    /// Where a record states the key of its partner. Nothing there means that it has none.
    public var by: RecordPath
    /// How the two are compared.
    public var match: Match
    /// Whether a run goes on, with a warning, when the list cannot be had.
    public var isOptional: Bool

    /// How a partner is found.
    public enum Match: String, Hashable, Sendable, CaseIterable {
      /// The keys are the same text.
      case equal
      /// The partner's key begins with the record's and a slash.
      case under
    }

    /// A list of partners.
    public init(
      _ name: String, _ listing: Listing, key: RecordPath, by: RecordPath, match: Match = .equal,
      isOptional: Bool = false
    ) {
      self.name = name
      self.listing = listing
      self.key = key
      self.by = by
      self.match = match
      self.isOptional = isOptional
    }
  }

  /// A request for each record. Its answer stands in the record at `@detail`; one that fails fails the run.
  public struct Detail: Hashable, Sendable {
    /// What is asked; `{id}` in its path is the record's.
    public var request: Request
    /// Where a record states the id.
    public var id: RecordPath
    /// How many are asked at a time.
    public var concurrency: Int

    /// A request for each record.
    public init(_ request: Request, id: RecordPath, concurrency: Int) {
      self.request = request
      self.id = id
      self.concurrency = concurrency
    }
  }

  /// Which records are taken.
  public struct RecordFilter: Hashable, Sendable {
    /// Whether records that fit are kept, and others dropped, or the other way round.
    public enum Verb: String, Hashable, Sendable, CaseIterable {
      /// Only those that fit are devices.
      case keep
      /// Those that fit are none.
      case drop
    }

    /// What must be so for a record to fit.
    public enum Condition: Hashable, Sendable {
      /// The value is one of these texts; a number is its digits, a truth value `true` or `false`.
      case isOne(of: [String])
      /// There is a value.
      case exists
      /// The value begins with one of these texts.
      case begins(with: [String])
      /// The value is a list, and one of these texts is in it.
      case has(oneOf: [String])
    }

    /// Whether what fits is kept or dropped.
    public var verb: Verb
    /// The value to look at.
    public var path: RecordPath
    /// What must be so.
    public var condition: Condition
    /// The setting that switches the filter on; nil when it always is.
    public var setting: String?

    /// A filter with its parts.
    public init(_ verb: Verb, _ path: RecordPath, _ condition: Condition, setting: String? = nil) {
      self.verb = verb
      self.path = path
      self.condition = condition
      self.setting = setting
    }
  }

  /// What an answer means that HTTP does not say: a failure under a good status, or another failure than the status stands for.
  public struct ErrorRule: Hashable, Sendable {
    /// The status that it is about; nil for any.
    public var status: Int?
    /// The beginning of the answer's content type; nil for any.
    public var contentType: String?
    /// What the answer says, where; nil for anything.
    public var says: Saying?
    /// What it means.
    public var kind: IntegrationError.Kind
    /// What to do about it; nil when the host's own hint says enough.
    public var hint: String?

    /// A text in an answer.
    public enum Saying: Hashable, Sendable {
      /// The value at a path is one of these.
      case equals(RecordPath, [String])
      /// The value at a path is another than these.
      case differs(RecordPath, [String])
      /// The text of the answer contains this.
      case contains(String)
    }

    /// A rule with its parts.
    public init(
      status: Int? = nil, contentType: String? = nil, says: Saying? = nil, kind: IntegrationError.Kind,
      hint: String? = nil
    ) {
      self.status = status
      self.contentType = contentType
      self.says = says
      self.kind = kind
      self.hint = hint
    }
  }
}
