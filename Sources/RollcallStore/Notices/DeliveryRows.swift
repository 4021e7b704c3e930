import GRDB
import RollcallCore

/// The rows of deliveries.
enum DeliveryRows {
  /// The deliveries that may be next: of each connection and channel the oldest that was not sent. A later one waits for it.
  static let heads = """
    (SELECT * FROM deliveries WHERE id IN (
      SELECT min(d.id) FROM deliveries d JOIN notices n ON n.id = d.notice JOIN alerts a ON a.id = n.alert
      WHERE d.sent IS NULL GROUP BY d.channel, a.connection))
    """

  /// When a delivery may be tried, in milliseconds. What a clock wrote that was ahead does not count.
  static let ready = """
    max(CASE WHEN due > :now + \(Delivery.longestPause) THEN 0 ELSE due END,
      CASE WHEN claimed_until > :now + \(Delivery.claim) THEN 0 ELSE claimed_until END)
    """

  /// A delivery with all that it tells; nil when it is about something that this program does not know.
  static func delivery(_ id: Int64, in db: Database) throws -> Delivery? {
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT d.*, \(NoticeRows.all) JOIN deliveries d ON d.notice = n.id
        WHERE d.id = ?
        """, arguments: [id])
    return row.flatMap { delivery($0) }
  }

  private static func delivery(_ row: Row) -> Delivery? {
    guard let channel = NoticeChannel(rawValue: row["channel"]), let notice = NoticeRows.notice(row) else {
      return nil
    }
    let recipients: String? = row["recipients"]
    return Delivery(
      id: row["id"], channel: channel, notice: notice,
      recipients: recipients?.split(separator: "\n").map(String.init), tries: row["tries"])
  }
}
