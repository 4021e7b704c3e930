import GRDB
import RollcallCore

/// The rows of notices.
enum NoticeRows {
  /// Tells of the open alert of a kind, unless that was told.
  static func insert(
    _ notice: NoticeKind, of alert: AlertKind, at instant: Instant, _ row: ConnectionRow, in db: Database
  ) throws {
    try db.execute(
      sql: """
        INSERT OR IGNORE INTO notices (alert, kind, at)
        SELECT id, ?, ? FROM alerts WHERE connection = ? AND kind = ? AND closed IS NULL
        """, arguments: [notice.rawValue, instant.milliseconds, row.id.number, alert.rawValue])
  }

  /// Alerts that need a reminder: open for a day, seen by nobody, and without one yet.
  static let unreminded = """
    FROM alerts WHERE closed IS NULL AND acknowledged = 0 AND NOT EXISTS (
      SELECT 1 FROM notices WHERE notices.alert = alerts.id AND notices.kind = 'reminder')
    """

  /// How long an alert is open before a reminder, in milliseconds (J7).
  static let patience: Int64 = 24 * 3_600_000

  /// Columns and tables of notices with all that they tell.
  static let all = """
    n.kind AS notice_kind, n.at, n.key, a.id AS alert, a.kind, a.message, a.since, a.acknowledged,
      c.integration, t.reference, t.name,
      (SELECT error_hint FROM runs r WHERE r.connection = c.id AND r.outcome = 'failed'
        ORDER BY r.id DESC LIMIT 1) AS hint
    FROM notices n JOIN alerts a ON a.id = n.alert
      JOIN connections c ON c.id = a.connection JOIN accounts t ON t.id = c.account
    """

  /// A notice with all that it tells; nil when it is about something that this program does not know.
  static func notice(_ row: Row) -> Notice? {
    guard let kind = NoticeKind(rawValue: row["notice_kind"]),
      let alertKind = AlertKind(rawValue: row["kind"])
    else { return nil }
    let connection = ConnectionReference(
      account: AccountReference(row["reference"]), integration: row["integration"])
    let alert = AlertRow(
      id: row["alert"], connection: connection, kind: alertKind, message: row["message"],
      since: Instant(milliseconds: row["since"]), isAcknowledged: row["acknowledged"])
    return Notice(
      key: row["key"], kind: kind, at: Instant(milliseconds: row["at"]), alert: alert,
      accountName: row["name"], hint: row["hint"])
  }
}
