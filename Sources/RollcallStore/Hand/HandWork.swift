import GRDB
import RollcallCore

extension Register {
  /// Runs a command of a person in one transaction, and journals what it did.
  func work(
    _ hand: Hand, _ body: (inout HandWork) throws -> Void
  ) throws(StoreError) -> [Done] {
    try write { db in
      var work = HandWork(hand: hand, account: try AccountRows.find(hand.account, in: db), db: db)
      try body(&work)
      try work.journal()
      return work.done.map(\.what)
    }
  }
}

/// A command of a person while it runs: where it writes, and what it has done so far.
struct HandWork {
  let hand: Hand
  let account: Int64
  let db: Database
  private(set) var done: [(what: Done, asset: Int64?, rows: EventReferences)] = []

  init(hand: Hand, account: Int64, db: Database) {
    self.hand = hand
    self.account = account
    self.db = db
  }

  mutating func did(_ what: Done, asset: Int64? = nil, _ rows: EventReferences = EventReferences()) {
    done.append((what, asset, rows))
  }

  func journal() throws {
    guard !done.isEmpty else { return }
    let events = try EventWriter(account: account, actor: hand.actor, run: nil, in: db)
    for item in done { try events.add(item.what, asset: item.asset, item.rows, at: hand.instant) }
    try AccountRows.countUp(account, in: db)
  }

  /// The asset that a person names by its Asset ID.
  func asset(_ assetID: String) throws -> HandAsset {
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT a.id, a.asset_id, a.name, a.serial_number, a.product, p.name, a.state, a.notes,
          coalesce(e.email, l.name), c.employee, c.location
        FROM assets a LEFT JOIN products p ON p.id = a.product LEFT JOIN checkouts c ON c.asset = a.id
          LEFT JOIN employees e ON e.id = c.employee LEFT JOIN locations l ON l.id = c.location
        WHERE a.account = ? AND a.asset_key = ?
        """, arguments: [account, ComparisonKey(assetID).text])
    guard let row else { throw Refusal.unknownAsset(assetID) }
    let state: String = row[6]
    return HandAsset(
      id: row[0], assetID: row[1], name: row[2], serialNumber: row[3], product: row[4], productName: row[5],
      state: AssetState(rawValue: state) ?? .active, notes: row[7], holder: row[8],
      holderRows: Self.holder(employee: row[9], location: row[10]))
  }
}

extension HandWork {
  fileprivate static func holder(employee: Int64?, location: Int64?) -> EventReferences {
    if let employee { return EventReferences(from: employee, holder: .employee) }
    return location.map { EventReferences(from: $0, holder: .location) } ?? EventReferences()
  }
}

/// An asset as a command by hand sees it.
struct HandAsset {
  var id: Int64
  var assetID: String
  var name: String?
  var serialNumber: String?
  var product: Int64?
  var productName: String?
  var state: AssetState
  var notes: String?
  var holder: String?
  /// The row of who or what has it.
  var holderRows: EventReferences
}
