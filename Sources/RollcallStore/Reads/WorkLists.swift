import GRDB
package import RollcallCore

/// A finding as it is listed: with its connection and its age.
package struct FindingRow: Hashable, Sendable {
  /// The connection whose run found it.
  package var connection: ConnectionReference
  /// What is found.
  package var finding: Finding
  /// Since which run it holds.
  package var since: Instant
}

/// An open alert as it is listed.
package struct AlertRow: Hashable, Sendable {
  /// Its number.
  package var id: Int64
  /// The connection that it is about.
  package var connection: ConnectionReference
  /// What it is about.
  package var kind: AlertKind
  /// What happened, in words.
  package var message: String
  /// When its cause began.
  package var since: Instant
  /// Whether a person has seen it.
  package var isAcknowledged: Bool
}

extension Register {
  /// All findings that hold, in the order of connection and age.
  package func findings(of kind: FindingKind? = nil) throws(StoreError) -> [FindingRow] {
    try read { db in
      let names = try ConnectionNames.read(in: db)
      var findings: [FindingRow] = []
      let scan = try BulkStatement(
        """
        SELECT \(FindingRows.columns), connection, since FROM findings WHERE (?1 IS NULL OR kind = ?1)
        ORDER BY connection, since, id
        """, in: db)
      scan.bind(1, kind?.rawValue)
      try scan.forEachRow { row in
        guard let name = names[row.int(5)], let finding = FindingRows.finding(row) else { return }
        findings.append(
          FindingRow(connection: name, finding: finding, since: Instant(milliseconds: row.int(6))))
      }
      return findings
    }
  }

  /// The open alerts, the oldest first.
  package func openAlerts() throws(StoreError) -> [AlertRow] {
    try read { db in
      let names = try ConnectionNames.read(in: db)
      return try Row.fetchAll(db, sql: "SELECT * FROM alerts WHERE closed IS NULL ORDER BY id").compactMap {
        row in
        let connection: Int64 = row["connection"]
        let kind: String = row["kind"]
        guard let name = names[connection], let kind = AlertKind(rawValue: kind) else { return nil }
        return AlertRow(
          id: row["id"], connection: name, kind: kind, message: row["message"],
          since: Instant(milliseconds: row["since"]), isAcknowledged: row["acknowledged"])
      }
    }
  }

  /// Afterwards the alert counts as seen; it stays open until its cause is gone.
  package func acknowledgeAlert(_ id: Int64) throws(StoreError) {
    try write { db in
      try db.execute(
        sql: "UPDATE alerts SET acknowledged = 1 WHERE id = ? AND closed IS NULL", arguments: [id])
      if db.changesCount == 0 { throw Refusal.unknownAlert(id) }
    }
  }
}
