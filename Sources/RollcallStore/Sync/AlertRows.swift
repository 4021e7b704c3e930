import GRDB
package import RollcallCore

/// The alerts of a connection: one open alert of a kind at a time. Whoever is to be told of one learns it from the notice that is written
/// with it.
enum AlertRows {
  static func update(_ record: RunRecord, of row: ConnectionRow, in db: Database) throws {
    var open: [String: String] = [:]
    for item in try Row.fetchAll(
      db, sql: "SELECT kind, message FROM alerts WHERE connection = ? AND closed IS NULL",
      arguments: [row.id.number])
    {
      open[item[0]] = item[1]
    }
    for kind in AlertKind.allCases {
      guard let message = record.opened[kind], open[kind.rawValue] != message else { continue }
      try self.open(kind, message, at: record.started, of: row, in: db)
    }
    try close(record.closed.filter { open[$0.rawValue] != nil }, at: record.started, of: row, in: db)
  }

  /// Afterwards an alert of this kind is open and says this.
  static func open(
    _ kind: AlertKind, _ message: String, at instant: Instant, of row: ConnectionRow, in db: Database
  ) throws {
    try db.execute(
      sql: """
        INSERT INTO alerts (connection, kind, message, since) VALUES (?, ?, ?, ?)
        ON CONFLICT (connection, kind) WHERE closed IS NULL DO UPDATE SET message = excluded.message
        """, arguments: [row.id.number, kind.rawValue, message, instant.milliseconds])
    // Another sentence is no other incident: it is told once.
    try NoticeRows.insert(.opened, of: kind, at: instant, row, in: db)
  }

  /// Afterwards no alert of these kinds is open.
  static func close(
    _ kinds: Set<AlertKind>, at instant: Instant, of row: ConnectionRow, in db: Database
  ) throws {
    for kind in AlertKind.allCases where kinds.contains(kind) {
      try NoticeRows.insert(.recovered, of: kind, at: instant, row, in: db)
      try db.execute(
        sql: "UPDATE alerts SET closed = ? WHERE connection = ? AND kind = ? AND closed IS NULL",
        arguments: [instant.milliseconds, row.id.number, kind.rawValue])
    }
  }
}

extension Register {
  /// Afterwards only these connections have open alerts: what nobody runs any more has no fault.
  package func closeAlerts(
    exceptOf connections: [ConnectionReference], at now: Instant
  ) throws(StoreError) {
    let strays = try Set(openAlerts().map(\.connection)).subtracting(connections)
    guard !strays.isEmpty else { return }
    try write { db in
      for stray in strays {
        guard let row = try ConnectionRow.find(stray, in: db) else { continue }
        try AlertRows.close(Set(AlertKind.allCases), at: now, of: row, in: db)
      }
    }
  }
}
