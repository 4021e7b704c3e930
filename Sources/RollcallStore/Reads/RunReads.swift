import GRDB
package import RollcallCore

/// A run as it is shown.
package struct RunRow: Hashable, Sendable {
  /// Its number.
  package var run: Int64
  /// The connection.
  package var connection: ConnectionReference
  /// When it began.
  package var started: Instant
  /// How long it took.
  package var milliseconds: Int64
  /// How it ended.
  package var outcome: RunOutcome
  /// How many devices the fetch brought.
  package var devices: Int
  /// How many changes of each kind; only kinds that occurred.
  package var summary: [ChangeKind: Int]
  /// Why it failed; nil when it did not.
  package var failure: RunFailure?
  /// Why the plan waits for a person (I1); nil unless it was held.
  package var held: String?
  /// The person who approved, discarded or undid it; nil when nobody did.
  package var decidedBy: String?
}

extension Register {
  /// Runs, the latest first; of one connection, or of all.
  package func runs(
    of connection: ConnectionReference? = nil, limit: Int = 50
  ) throws(StoreError) -> [RunRow] {
    try read { db in
      let names = try ConnectionNames.read(in: db)
      let wanted = names.first { $0.value == connection }?.key
      if connection != nil, wanted == nil { return [] }
      return try Row.fetchAll(
        db,
        sql:
          "SELECT * FROM runs WHERE \(wanted == nil ? "true" : "connection = ?1") ORDER BY id DESC LIMIT ?2",
        arguments: [wanted, limit]
      ).compactMap { RunReads.run($0, names) }
    }
  }

  /// One run; nil where there is none of this number.
  package func run(_ number: Int64) throws(StoreError) -> RunRow? {
    try read { db in
      let names = try ConnectionNames.read(in: db)
      return try Row.fetchOne(db, sql: "SELECT * FROM runs WHERE id = ?", arguments: [number])
        .flatMap { RunReads.run($0, names) }
    }
  }

  /// The last run of a connection; nil when it never ran.
  package func lastRun(of connection: ConnectionReference) throws(StoreError) -> RunRow? {
    try read { db in
      guard let row = try ConnectionRow.find(connection, in: db) else { return nil }
      let last = try Row.fetchOne(
        db, sql: "SELECT * FROM runs WHERE connection = ? ORDER BY id DESC LIMIT 1",
        arguments: [row.id.number])
      return last.flatMap { RunReads.run($0, [row.id.number: connection]) }
    }
  }

  /// How many runs of a connection failed in a row until now, and when the first of them began.
  package func failures(of connection: ConnectionReference) throws(StoreError) -> (
    count: Int, since: Instant?
  ) {
    try read { db in
      guard let row = try ConnectionRow.find(connection, in: db) else { return (0, nil) }
      let found = try Row.fetchOne(
        db,
        sql: """
          SELECT count(*), min(started) FROM runs WHERE connection = ?1 AND outcome = 'failed' AND id >
            ifnull((SELECT max(id) FROM runs WHERE connection = ?1 AND outcome <> 'failed'), 0)
          """, arguments: [row.id.number])
      let since: Int64? = found?[1]
      return (found?[0] ?? 0, since.map { Instant(milliseconds: $0) })
    }
  }
}

/// The rows of runs.
enum RunReads {
  static func run(_ row: Row, _ names: [Int64: ConnectionReference]) -> RunRow? {
    let connection: Int64 = row["connection"]
    let outcome: String = row["outcome"]
    let kind: String? = row["error_kind"]
    let message: String? = row["error_message"]
    guard let name = names[connection], let outcome = RunOutcome(rawValue: outcome) else { return nil }
    return RunRow(
      run: row["id"], connection: name, started: Instant(milliseconds: row["started"]),
      milliseconds: row["milliseconds"], outcome: outcome, devices: row["devices"],
      summary: SummaryText.summary(row["summary"]),
      failure: kind.map { RunFailure(kind: $0, message: message ?? "", hint: row["error_hint"]) },
      held: kind == nil && outcome != .applied && outcome != .undone ? message : nil,
      decidedBy: row["decided_by"])
  }
}
