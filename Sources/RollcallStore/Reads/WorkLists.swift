import GRDB
package import RollcallCore

/// A finding as it is listed: with its connection and its age.
package struct FindingRow: Sendable {
  package var connection: ConnectionReference
  package var finding: Finding
  package var since: Instant
}

/// An open alert as it is listed.
package struct AlertRow: Sendable {
  package var id: Int64
  package var connection: ConnectionReference
  package var kind: AlertKind
  package var message: String
  package var since: Instant
  package var isAcknowledged: Bool
}

extension Register {
  /// All findings that hold, in the order of connection and age.
  package func findings(of kind: FindingKind? = nil) throws(StoreError) -> [FindingRow] {
    try read { db in
      let names = try ConnectionNames.read(in: db)
      let rows = try Row.fetchAll(
        db, sql: "SELECT * FROM findings WHERE (?1 IS NULL OR kind = ?1) ORDER BY connection, id",
        arguments: [kind?.rawValue])
      return rows.compactMap { row in
        let connection: Int64 = row["connection"]
        guard let name = names[connection], let finding = FindingRows.finding(row) else { return nil }
        return FindingRow(connection: name, finding: finding, since: Instant(milliseconds: row["since"]))
      }
    }
  }

  /// The open alerts, the oldest first.
  package func openAlerts() throws(StoreError) -> [AlertRow] {
    try read { db in
      let names = try ConnectionNames.read(in: db)
      return try Row.fetchAll(db, sql: "SELECT * FROM alerts WHERE closed IS NULL ORDER BY id").compactMap { row in
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
      try db.execute(sql: "UPDATE alerts SET acknowledged = 1 WHERE id = ? AND closed IS NULL", arguments: [id])
      if db.changesCount == 0 { throw Refusal.unknownAlert(id) }
    }
  }
}
