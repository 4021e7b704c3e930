import GRDB
package import RollcallCore

/// The right to run one connection, for a while (A6). Whoever holds it renews it; when it runs out another run may take it, with a
/// higher fencing number, and the first one can write nothing any more.
package struct Lease: Hashable, Sendable {
  /// The connection.
  package var connection: ConnectionReference
  /// Goes up whenever the lease changes hands.
  package var fence: Int64

  /// How long a lease holds unless it is renewed.
  package static let milliseconds: Int64 = 30_000

  /// A lease that runs out later than so many milliseconds from now was taken by a clock that was ahead. Some more than a lease's own time,
  /// because whoever asks may have waited for the register since it looked at the clock.
  static let farthest: Int64 = 5 * milliseconds
}

extension Register {
  /// Takes the lease of a connection; nil while another run holds it. One that was taken by a clock that was
  /// ahead does not count.
  ///
  /// - Parameter holder: who asks, for people who wonder what is going on.
  package func takeLease(
    of connection: ConnectionReference, for holder: String, at now: Instant
  ) throws(StoreError) -> Lease? {
    try write { db in
      let row = try ConnectionRow.get(connection, in: db)
      let fence = try Int64.fetchOne(
        db,
        sql: """
          INSERT INTO leases (connection, fence, holder, expires) VALUES (?1, 1, ?2, ?4)
          ON CONFLICT (connection) DO UPDATE SET fence = fence + 1, holder = ?2, expires = ?4
            WHERE expires <= ?3 OR expires > ?3 + \(Lease.farthest)
          RETURNING fence
          """,
        arguments: [row.id.number, holder, now.milliseconds, now.milliseconds + Lease.milliseconds])
      return fence.map { Lease(connection: connection, fence: $0) }
    }
  }

  /// Afterwards the lease holds for its whole time again.
  ///
  /// - Throws: ``StoreError/leaseLost`` when another run took it.
  package func renew(_ lease: Lease, at now: Instant) throws(StoreError) {
    try change(lease, expires: now.milliseconds + Lease.milliseconds)
  }

  /// Afterwards the next run need not wait. A lease that was lost is let go of silently.
  package func release(_ lease: Lease) throws(StoreError) {
    do {
      try change(lease, expires: 0)
    } catch .leaseLost {
      return
    }
  }

  /// Who holds the lease of a connection, whether it has run out or not; nil when it was given back, or never taken.
  package func leaseHolder(of connection: ConnectionReference) throws(StoreError) -> String? {
    try read { db in
      guard let row = try ConnectionRow.find(connection, in: db) else { return nil }
      return try String.fetchOne(
        db, sql: "SELECT holder FROM leases WHERE connection = ? AND expires > 0", arguments: [row.id.number])
    }
  }

  /// Afterwards nobody need wait for a holder that is known to have died. Nothing happens when another one holds the lease by now.
  package func dropLease(of connection: ConnectionReference, heldBy dead: String) throws(StoreError) {
    try write { db in
      let row = try ConnectionRow.get(connection, in: db)
      try db.execute(
        sql: "UPDATE leases SET expires = 0 WHERE connection = ? AND holder = ?",
        arguments: [row.id.number, dead])
    }
  }

  private func change(_ lease: Lease, expires: Int64) throws(StoreError) {
    try write { db in
      let row = try ConnectionRow.get(lease.connection, in: db)
      try LeaseRows.check(lease, of: row, in: db)
      try db.execute(
        sql: "UPDATE leases SET expires = ? WHERE connection = ? AND expires > 0",
        arguments: [expires, row.id.number])
      guard db.changesCount == 1 else { throw StoreError.leaseLost }
    }
  }
}

/// The rows of leases.
enum LeaseRows {
  /// Throws when a lease has changed hands: what it fenced off must not write.
  static func check(_ lease: Lease?, of row: ConnectionRow, in db: Database) throws {
    guard let lease else { return }
    let fence = try Int64.fetchOne(
      db, sql: "SELECT fence FROM leases WHERE connection = ?", arguments: [row.id.number])
    guard fence == lease.fence else { throw StoreError.leaseLost }
  }
}
