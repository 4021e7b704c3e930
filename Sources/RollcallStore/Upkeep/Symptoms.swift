import GRDB
package import RollcallCore

/// What a register shows of its health, besides who is at work on it.
package struct Symptoms: Sendable {
  /// Runs that wait for a person, with their connections.
  package var waiting: [(run: Int64, connection: ConnectionReference)]
  /// When the newest run or event was; nil when there is none.
  package var newest: Instant?
  /// How many messages were tried several times and not taken, and what was said to the last of them; nil when all went.
  package var stuck: (count: Int, error: String?)?
  /// Connections with something that only a key opens.
  package var sealed: [SealedWith]

  /// So many attempts are bad luck; more are a fault.
  private static let patience = 3

  static func read(in db: Database) throws -> Symptoms {
    let names = try ConnectionNames.read(in: db)
    let waiting = try Row.fetchAll(
      db, sql: "SELECT id, connection FROM runs WHERE outcome = 'held' ORDER BY id"
    ).compactMap { row in names[row[1]].map { (run: row[0] as Int64, connection: $0) } }
    let newest = try Int64.fetchOne(
      db,
      sql: "SELECT max(at) FROM (SELECT max(started) AS at FROM runs UNION ALL SELECT max(at) FROM events)")
    let stuck = try Row.fetchAll(
      db, sql: "SELECT error FROM deliveries WHERE sent IS NULL AND tries >= \(patience) ORDER BY id")
    return Symptoms(
      waiting: waiting, newest: newest.map { Instant(milliseconds: $0) },
      stuck: stuck.last.map { (stuck.count, $0[0]) }, sealed: try SealedWith.all(in: db))
  }
}

extension Register {
  /// What it shows of its health.
  package func symptoms() throws(StoreError) -> Symptoms {
    try read { db in try Symptoms.read(in: db) }
  }

  /// Why a register is not whole, in words; nil when it is, or when there is none.
  package static func damage(at path: String) throws(StoreError) -> String? {
    try StoreError.wrapping {
      guard let database = try made(path) else { return nil }
      do {
        return try database.read { db in try Soundness.fault(db, .quick) }
      } catch let error as DatabaseError where error.resultCode.primaryResultCode == .SQLITE_CORRUPT {
        return "it is damaged (\(error.message ?? "no more is known"))"
      }
    }
  }
}
