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
}
