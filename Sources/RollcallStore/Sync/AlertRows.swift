import GRDB
package import RollcallCore

/// The alerts of a connection: one open alert of a kind at a time. Whoever is to be told of one learns it from the notice that is written
/// with it.
enum AlertRows {
  static func update(_ record: RunRecord, of row: ConnectionRow, in db: Database) throws {
    var open: [AlertKind: String] = [:]
    for item in try Row.fetchAll(
      db, sql: "SELECT kind, message FROM alerts WHERE connection = ? AND closed IS NULL",
      arguments: [row.id.number])
    {
      if let kind = AlertKind(rawValue: item[0]) { open[kind] = item[1] }
    }
    for kind in AlertKind.allCases {
      guard let message = record.opened[kind] else { continue }
      if let other = earlier(than: kind, of: open) {
        // That nothing succeeds is known of that incident anyway.
        guard kind != .noSuccess else { continue }
        try rename(other, to: kind, row, in: db)
        open[other] = nil
      }
      guard open[kind] != message else { continue }
      try self.open(kind, message, at: record.started, of: row, in: db)
    }
    var closed = record.closed
    if open[.tenantShrank] != nil, try isStillShrunk(row, in: db) { closed.remove(.tenantShrank) }
    try close(closed.filter { open[$0] != nil }, at: record.started, of: row, in: db)
  }

  /// Whether more devices are missing that went with the open alert, or since, than are there. One whose asset was archived is missed by
  /// nobody (H2). A run looks no further back than the one
  /// before it, so that it does not know.
  private static func isStillShrunk(_ row: ConnectionRow, in db: Database) throws -> Bool {
    try Bool.fetchOne(
      db,
      sql: """
        SELECT sum(l.not_seen_since >= a.since AND s.state = 'active') > sum(l.not_seen_since IS NULL)
        FROM alerts a JOIN links l ON l.connection = a.connection JOIN assets s ON s.id = l.asset
        WHERE a.connection = ? AND a.kind = ? AND a.closed IS NULL
        """, arguments: [row.id.number, AlertKind.tenantShrank.rawValue]) ?? false
  }

  /// The open alert of the incident that an alert of this kind would tell of under another name; nil when there is none.
  private static func earlier(than kind: AlertKind, of open: [AlertKind: String]) -> AlertKind? {
    guard AlertKind.faults.contains(kind) else { return nil }
    return AlertKind.allCases.first { $0 != kind && AlertKind.faults.contains($0) && open[$0] != nil }
  }

  /// Afterwards the open alert is of the other kind. It is the same incident, with what was told of it and who has seen it.
  private static func rename(
    _ kind: AlertKind, to other: AlertKind, _ row: ConnectionRow, in db: Database
  ) throws {
    try db.execute(
      sql: "UPDATE OR IGNORE alerts SET kind = ? WHERE connection = ? AND kind = ? AND closed IS NULL",
      arguments: [other.rawValue, row.id.number, kind.rawValue])
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

  /// Afterwards no alert of a connection is open that nobody runs any more. Nothing has recovered, so that nobody is told.
  static func abandon(_ row: ConnectionRow, at instant: Instant, in db: Database) throws {
    try db.execute(
      sql: "UPDATE alerts SET closed = ? WHERE connection = ? AND closed IS NULL",
      arguments: [instant.milliseconds, row.id.number])
  }
}

extension Register {
  /// Afterwards only these connections have open alerts: what nobody runs any more has no fault. It has not recovered either, and whoever
  /// took it out knows; so nobody is told.
  package func closeAlerts(
    exceptOf connections: [ConnectionReference], at now: Instant
  ) throws(StoreError) {
    let strays = try Set(openAlerts().map(\.connection)).subtracting(connections)
    guard !strays.isEmpty else { return }
    try write { db in
      for stray in strays {
        guard let row = try ConnectionRow.find(stray, in: db) else { continue }
        try AlertRows.abandon(row, at: now, in: db)
      }
    }
  }
}
