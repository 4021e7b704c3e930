/// What a sync does to the register, decided whole before anything is done: apply executes exactly this, and nothing else.
///
///     catalogue ─► check-ins ─► Asset IDs ─► links and new assets ─► names ─► serials ─► products ─► check-outs
///
/// The stages are in the order in which they are shown and applied; within each, by the device's place in the reply.
/// A plan refers to rows that it makes itself by their ordinal (``RowReference``).
public struct Plan: Hashable, Sendable, Codable {
  /// New categories, manufacturers and products.
  public var catalogue: [CatalogueChange] = []
  /// Assets that come back; also the first half of each reassignment.
  public var checkIns: [CheckIn] = []
  /// Asset IDs that follow their devices. Swaps and chains are possible: no two end with one Asset ID.
  public var assetIDs: [AssetIDChange] = []
  /// Devices that get an asset: new ones, or ones that were there.
  public var adoptions: [Adoption] = []
  /// Asset Names that follow their devices.
  public var names: [NameChange] = []
  /// Serial numbers that follow their devices.
  public var serials: [SerialChange] = []
  /// Assets that become another product.
  public var products: [ProductMove] = []
  /// Assets that are handed to employees.
  public var checkOuts: [CheckOut] = []
  /// What links remember from now on; not journalled.
  public var notes: [Note] = []
  /// Which products models became, to be remembered by the connection (E5).
  public var learned: [LearnedModel] = []
  /// What a person should know; all that holds after the run.
  public var findings: [Finding] = []
  /// Why nothing of this may be applied unasked (I1); nil when it may.
  public var held: Hold?
  /// The names of the details in the plan's notes.
  public var schema: DetailSchema = .empty
  /// How many devices the fetch brought, without bad, trashed and duplicate records.
  public var devices: Int = 0
  /// What was seen beside all changes, for alerts.
  public var signs: Signs = Signs()
  /// The state of the account's journal that the plan was made on (I5).
  public var revision: Int64 = 0
  /// The rows that the plan decides on, as they were (I1).
  public var basis: PlanBasis = PlanBasis()
  /// The one instant of the run.
  public var instant: Instant

  /// An empty plan of a run at an instant.
  public init(instant: Instant) {
    self.instant = instant
  }

  /// Whether the register stays as it is, journal and memory included (A5).
  public var isEmpty: Bool { changeCount == 0 && notes.isEmpty && learned.isEmpty }

  /// How many changes there are.
  public var changeCount: Int {
    catalogue.count + checkIns.count + assetIDs.count + adoptions.count + names.count + serials.count
      + products.count + checkOuts.count
  }

  /// Whether every row of its own that it speaks of is one that it makes: a plan read from a file may be damaged.
  public var isWhole: Bool { WholePlan(self).isWhole }

  /// Whether it does the same to the same assets for the same reasons; what links remember may differ.
  public func showsTheSame(as other: Plan) -> Bool { changes == other.changes }

  /// All changes in order, one event of the journal each (A7).
  public var changes: [Change] {
    var all: [Change] = []
    all.reserveCapacity(changeCount)
    forEachChange { all.append($0) }
    return all
  }

  /// Calls a closure for each change in order, without holding them all.
  public func forEachChange<E: Error>(_ body: (Change) throws(E) -> Void) throws(E) {
    for item in catalogue { try body(item.change) }
    for item in checkIns { try body(item.change) }
    for item in assetIDs { try body(item.change) }
    for item in adoptions { try body(item.change) }
    for item in names { try body(item.change) }
    for item in serials { try body(item.change) }
    for item in products { try body(item.change) }
    for item in checkOuts { try body(item.change) }
  }

  /// How many changes there are of each kind; only kinds that occur.
  public var summary: [ChangeKind: Int] {
    var counts: [ChangeKind: Int] = [:]
    for item in catalogue { counts[item.kind, default: 0] += 1 }
    for item in adoptions { counts[item.kind, default: 0] += 1 }
    counts[.checkIn] = checkIns.count
    counts[.changeAssetID] = assetIDs.count
    counts[.setName] = names.count
    counts[.setSerial] = serials.count
    counts[.moveProduct] = products.count
    counts[.checkOut] = checkOuts.count
    return counts.filter { $0.value > 0 }
  }
}

/// Why a plan waits for a person (I1).
public struct Hold: Hashable, Sendable, Codable {
  /// The rule that holds it.
  public var rule: Rule
  /// The reason in words, with the figures.
  public var message: String

  /// A hold with its reason.
  public init(rule: Rule, message: String) {
    self.rule = rule
    self.message = message
  }
}

/// What a plan saw of the whole fleet, for alerts.
public struct Signs: Hashable, Sendable, Codable {
  /// Linked devices that were there at the last applied run (I2).
  public var expected: Int = 0
  /// How many of them are there now.
  public var seen: Int = 0

  /// Nothing seen yet.
  public init() {}

  /// Whether less than half of the fleet answered (I2).
  public var shrank: Bool { seen * 2 < expected }
}
