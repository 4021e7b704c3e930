import GRDB
package import RollcallCore

/// Who is at work on a register, as far as it knows.
package struct Workers: Hashable, Sendable {
  /// The right to run a connection, as somebody holds it or left it.
  package struct LeaseRow: Hashable, Sendable {
    /// The connection.
    package var connection: ConnectionReference
    /// Who took it.
    package var holder: String
    /// When it runs out, or ran out.
    package var expires: Instant
    /// Whether it was taken by a clock that was ahead.
    package var isAhead: Bool
  }

  /// A daemon that did not take its leave.
  package struct Daemon: Hashable, Sendable {
    /// Who it is.
    package var holder: String
    /// When it began.
    package var started: Instant
    /// When it last said that it is there.
    package var beat: Instant

    /// Whether it has said nothing for so many milliseconds. Whose last word is of the future had a clock that was ahead.
    package func isSilent(at now: Instant, for silence: Int64) -> Bool {
      abs(now.milliseconds - beat.milliseconds) >= silence
    }
  }

  /// Leases that nobody gave back.
  package var leases: [LeaseRow]
  /// The daemon; nil when none is, or it took its leave.
  package var daemon: Daemon?

  /// Who works on it now: a daemon, or a run. Nil when nobody does.
  ///
  /// - Parameters:
  ///   - silence: a daemon that was silent for longer is none, in milliseconds.
  ///   - isGone: whether a holder is known to have died.
  package func present(at now: Instant, silence: Int64, isGone: (String) -> Bool) -> String? {
    if let daemon, !daemon.isSilent(at: now, for: silence), !isGone(daemon.holder) {
      return "a daemon (\(daemon.holder))"
    }
    let lease = leases.first { $0.expires > now && !$0.isAhead && !isGone($0.holder) }
    return lease.map { "a run of \($0.connection) (\($0.holder))" }
  }
}

extension Register {
  /// Who is at work, or left without saying so.
  package func workers(at now: Instant) throws(StoreError) -> Workers {
    try read { db in
      let names = try ConnectionNames.read(in: db)
      let leases = try Row.fetchAll(
        db, sql: "SELECT connection, holder, expires FROM leases WHERE expires > 0 ORDER BY connection"
      ).compactMap { row in
        names[row[0]].map { name in
          let expires = Instant(milliseconds: row[2])
          return Workers.LeaseRow(
            connection: name, holder: row[1], expires: expires,
            isAhead: expires.milliseconds > now.milliseconds + Lease.farthest)
        }
      }
      let daemon = try Row.fetchOne(db, sql: "SELECT holder, started, beat FROM daemon").map { row in
        Workers.Daemon(
          holder: row[0], started: Instant(milliseconds: row[1]), beat: Instant(milliseconds: row[2]))
      }
      return Workers(leases: leases, daemon: daemon)
    }
  }
}
