import GRDB
import RollcallCore

/// Writes the journal: one event for each change of the register (A7).
struct EventWriter {
  private let insert: BulkStatement

  init(account: Int64, actor: String, run: Int64?, in db: Database) throws {
    insert = try BulkStatement(
      """
      INSERT INTO events (account, actor, run, at, kind, asset, asset_id, serial_number, from_value, to_value,
        rule, reason, from_row, to_row, holder)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """, in: db)
    insert.bind(1, account)
    insert.bind(2, actor)
    insert.bind(3, run)
  }

  /// An event of a sync.
  func add(_ change: Change, asset: Int64?, _ rows: EventReferences, at instant: Instant) throws {
    insert.bind(5, change.kind.rawValue)
    insert.bind(7, change.assetID)
    insert.bind(8, change.serialNumber?.text)
    insert.bind(9, change.from)
    insert.bind(10, change.to)
    insert.bind(11, change.rule.rawValue)
    insert.bind(12, change.reason.rawValue)
    try add(asset: asset, rows, at: instant)
  }

  /// An event of a person's command.
  func add(_ done: Done, asset: Int64?, _ rows: EventReferences, at instant: Instant) throws {
    insert.bind(5, done.kind.rawValue)
    insert.bind(7, done.assetID)
    insert.bind(8, done.serialNumber)
    insert.bind(9, done.from)
    insert.bind(10, done.to)
    insert.bind(11, done.rule?.rawValue)
    insert.bind(12, done.reason)
    try add(asset: asset, rows, at: instant)
  }

  private func add(asset: Int64?, _ rows: EventReferences, at instant: Instant) throws {
    insert.bind(4, instant.milliseconds)
    insert.bind(6, asset)
    insert.bind(13, rows.from)
    insert.bind(14, rows.to)
    insert.bind(15, rows.holder?.rawValue)
    try insert.run()
  }
}

/// The rows that an event's values stand for: an employee, a location, a product, a link, or a row of the catalogue.
struct EventReferences {
  /// What the value before stands for; nil where it stands for itself.
  var from: Int64?
  /// What the value after stands for.
  var to: Int64?
  /// Who or what had or gets an asset; nil for all but checkouts.
  var holder: HolderKind?
}

/// Whom or what an asset is checked out to, as the journal keeps it.
enum HolderKind: String {
  case employee
  case location
}
