import GRDB
package import RollcallCore

extension Register {
  /// Removes the details of old runs, the oldest first, in one small transaction: their rows, and what an undo of them would need.
  /// Returns how many went; when that is the limit there may be more.
  ///
  /// The journal stays, and so does everything that is told from it. A run stays while it waits for a person, while it is the last of its
  /// connection, and while it is the last that worked or the last that did not fail: status, alerts and the undo of younger runs
  /// go by these.
  package func purgeRuns(before: Instant, limit: Int) throws(StoreError) -> Int {
    try write { db in
      let old = try Int64.fetchAll(
        db,
        sql: """
          SELECT id FROM runs AS r WHERE started < ? AND outcome <> 'held'
            AND EXISTS (SELECT 1 FROM runs WHERE connection = r.connection AND id > r.id)
            AND (outcome = 'failed' OR EXISTS
              (SELECT 1 FROM runs WHERE connection = r.connection AND id > r.id AND outcome <> 'failed'))
            AND (outcome NOT IN ('applied', 'unchanged') OR EXISTS
              (SELECT 1 FROM runs WHERE connection = r.connection AND id > r.id
                AND outcome IN ('applied', 'unchanged')))
          ORDER BY started LIMIT ?
          """, arguments: [before.milliseconds, limit])
      guard !old.isEmpty else { return 0 }
      let list = old.map { "\($0)" }.joined(separator: ",")
      for table in ["link_images", "checkout_images"] {
        try db.execute(sql: "DELETE FROM \(table) WHERE run IN (\(list))")
      }
      try db.execute(sql: "DELETE FROM runs WHERE id IN (\(list))")
      return old.count
    }
  }
}
