import GRDB
package import RollcallCore

extension Register {
  /// Afterwards no sync runs the connection unless somebody resumes it. It still governs its assets (F4).
  package func pause(_ connection: ConnectionReference, by hand: Hand) throws(StoreError) -> [Done] {
    try work(hand) { work in
      let row = try ConnectionRow.get(connection, in: work.db)
      guard try PauseRows.reason(row, in: work.db) == nil else { throw Refusal.alreadyPaused(connection) }
      try PauseRows.pause(row, because: "by hand", in: work.db)
      work.did(Done(.pauseConnection, to: "\(connection)"))
    }
  }

  /// Afterwards syncs run the connection again.
  package func resume(_ connection: ConnectionReference, by hand: Hand) throws(StoreError) -> [Done] {
    try work(hand) { work in
      let row = try ConnectionRow.get(connection, in: work.db)
      guard try PauseRows.reason(row, in: work.db) != nil else { throw Refusal.notPaused(connection) }
      try work.db.execute(
        sql: "UPDATE connections SET paused = NULL WHERE id = ?", arguments: [row.id.number])
      work.did(Done(.resumeConnection, to: "\(connection)"))
    }
  }

  /// Why a connection is paused; nil when it is not.
  package func pauseReason(of connection: ConnectionReference) throws(StoreError) -> String? {
    try read { db in
      guard let row = try ConnectionRow.find(connection, in: db) else { return nil }
      return try PauseRows.reason(row, in: db)
    }
  }
}

/// The pause of a connection.
enum PauseRows {
  static func pause(_ row: ConnectionRow, because reason: String, in db: Database) throws {
    try db.execute(
      sql: "UPDATE connections SET paused = coalesce(paused, ?) WHERE id = ?",
      arguments: [reason, row.id.number])
  }

  static func reason(_ row: ConnectionRow, in db: Database) throws -> String? {
    try String.fetchOne(db, sql: "SELECT paused FROM connections WHERE id = ?", arguments: [row.id.number])
  }
}
