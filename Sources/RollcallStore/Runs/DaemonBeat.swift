import GRDB
package import RollcallCore

extension Register {
  /// Afterwards others see that a daemon is at work.
  package func beat(_ holder: String, since started: Instant, at now: Instant) throws(StoreError) {
    try write { db in
      try db.execute(
        sql: "INSERT OR REPLACE INTO daemon (id, holder, started, beat) VALUES (1, ?, ?, ?)",
        arguments: [holder, started.milliseconds, now.milliseconds])
    }
  }

  /// Afterwards nobody takes this daemon for one that is at work.
  package func endBeat(_ holder: String) throws(StoreError) {
    try write { db in try db.execute(sql: "DELETE FROM daemon WHERE holder = ?", arguments: [holder]) }
  }
}
