import GRDB
import RollcallCore

/// Writes the journal: one event for each change of the register (A7).
struct EventWriter {
  private let insert: BulkStatement

  init(account: Int64, actor: String, run: Int64?, in db: Database) throws {
    insert = try BulkStatement(
      """
      INSERT INTO events (account, actor, run, at, kind, asset, asset_id, serial_number, from_value, to_value,
        rule, reason)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """, in: db)
    insert.bind(1, account)
    insert.bind(2, actor)
    insert.bind(3, run)
  }

  /// An event of a sync.
  func add(_ change: Change, asset: Int64?, at instant: Instant) throws {
    insert.bind(4, instant.milliseconds)
    insert.bind(5, change.kind.rawValue)
    insert.bind(6, asset)
    insert.bind(7, change.assetID)
    insert.bind(8, change.serialNumber?.text)
    insert.bind(9, change.from)
    insert.bind(10, change.to)
    insert.bind(11, change.rule.rawValue)
    insert.bind(12, change.reason.rawValue)
    try insert.run()
  }

  /// An event of a person's command.
  func add(_ done: Done, asset: Int64?, at instant: Instant) throws {
    insert.bind(4, instant.milliseconds)
    insert.bind(5, done.kind.rawValue)
    insert.bind(6, asset)
    insert.bind(7, done.assetID)
    insert.bind(8, String?.none)
    insert.bind(9, done.from)
    insert.bind(10, done.to)
    insert.bind(11, String?.none)
    insert.bind(12, String?.none)
    try insert.run()
  }
}
