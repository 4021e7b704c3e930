import GRDB
package import RollcallCore

extension Register {
  /// Removes old alerts that are over, with all that was told of them, the oldest first, in one small transaction. Returns how many went;
  /// when that is the limit there may be more.
  ///
  /// An alert stays while it is open, and while somebody is still to be told of it.
  package func purgeAlerts(closedBefore: Instant, limit: Int) throws(StoreError) -> Int {
    try write { db in
      let old = try Int64.fetchAll(
        db,
        sql: """
          SELECT id FROM alerts AS a WHERE closed < ?
            AND NOT EXISTS (SELECT 1 FROM notices WHERE alert = a.id AND addressed = 0)
            AND NOT EXISTS (
              SELECT 1 FROM deliveries d JOIN notices n ON n.id = d.notice WHERE n.alert = a.id AND d.sent IS NULL)
          ORDER BY closed, id LIMIT ?
          """, arguments: [closedBefore.milliseconds, limit])
      guard !old.isEmpty else { return 0 }
      let list = old.map { "\($0)" }.joined(separator: ",")
      try db.execute(
        sql: "DELETE FROM deliveries WHERE notice IN (SELECT id FROM notices WHERE alert IN (\(list)))")
      try db.execute(sql: "DELETE FROM notices WHERE alert IN (\(list))")
      try db.execute(sql: "DELETE FROM alerts WHERE id IN (\(list))")
      return old.count
    }
  }
}
