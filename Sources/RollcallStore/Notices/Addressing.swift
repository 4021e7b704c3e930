import GRDB
package import RollcallCore

extension Register {
  /// Afterwards there is a reminder of each alert that has been open for a day and that nobody has acknowledged: one an incident (J7).
  package func remind(at now: Instant) throws(StoreError) {
    let isDue = "since <= ?1 - \(NoticeRows.patience)"
    let isAny = try read { db in
      try Bool.fetchOne(
        db, sql: "SELECT EXISTS (SELECT 1 \(NoticeRows.unreminded) AND \(isDue))",
        arguments: [now.milliseconds])
    }
    guard isAny == true else { return }
    try write { db in
      try db.execute(
        sql: """
          INSERT INTO notices (alert, kind, at)
          SELECT id, 'reminder', ?1 \(NoticeRows.unreminded) AND \(isDue) ORDER BY id
          """, arguments: [now.milliseconds])
    }
  }

  /// Afterwards each notice is on its way through the channels that its account has now. One that nobody is to be told of is done, so
  /// that mail which is set up later does not begin with old news; and what was on its way through a channel that is no more is dropped.
  /// Returns those that were not on their way before, each once.
  ///
  /// - Parameters:
  ///   - configured: the channels that there are at all.
  ///   - channels: those of an account.
  package func addressNotices(
    through configured: Set<NoticeChannel>, at now: Instant,
    channels: (AccountReference) -> Set<NoticeChannel>
  ) throws(StoreError) -> [Notice] {
    let removed = NoticeChannel.allCases.filter { !configured.contains($0) }
    guard try hasUnaddressed(or: removed) else { return [] }
    return try write { db in
      let waiting = try Row.fetchAll(
        db, sql: "SELECT n.id, \(NoticeRows.all) WHERE n.addressed = 0 ORDER BY n.id")
      for notice in waiting {
        let (id, account): (Int64, String) = (notice["id"], notice["reference"])
        let own = channels(AccountReference(account)).intersection(configured)
        for channel in NoticeChannel.allCases where own.contains(channel) {
          try db.execute(
            sql: "INSERT INTO deliveries (notice, channel, due) VALUES (?, ?, ?)",
            arguments: [id, channel.rawValue, now.milliseconds])
        }
        try db.execute(sql: "UPDATE notices SET addressed = 1 WHERE id = ?", arguments: [id])
      }
      for channel in removed {
        try db.execute(
          sql: "DELETE FROM deliveries WHERE sent IS NULL AND channel = ?", arguments: [channel.rawValue])
      }
      return waiting.compactMap { NoticeRows.notice($0) }
    }
  }

  /// Asked first, because nearly always there is nothing to write.
  private func hasUnaddressed(or removed: [NoticeChannel]) throws(StoreError) -> Bool {
    try read { db in
      if try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM notices WHERE addressed = 0)") == true {
        return true
      }
      return try removed.contains { channel in
        try Bool.fetchOne(
          db, sql: "SELECT EXISTS (SELECT 1 FROM deliveries WHERE sent IS NULL AND channel = ?)",
          arguments: [channel.rawValue]) == true
      }
    }
  }
}
