import GRDB
package import RollcallCore

/// What is on its way to people.
///
///     alert opens or closes ─► notice ─► addressed ─► one delivery a channel ─► claimed ─► sent
///                                                                   ▲             │
///                                                                   └── due again ┴─ failed
///
/// A delivery is claimed before it is tried and settled after the other side has taken it: it is never lost, and sent twice only when the
/// process dies in between. The notices of a connection go through a channel in the order in which they were written.
extension Register {
  /// Takes the oldest delivery that is due; nil when there is none, or somebody else is at work on it. A claim ends by itself, should
  /// its holder die.
  package func claimDelivery(through channel: NoticeChannel, at now: Instant) throws(StoreError) -> Delivery?
  {
    let due = try read { db in try Self.firstDue(channel, now, in: db) }
    guard due != nil else { return nil }
    return try write { db in
      guard let id = try Self.firstDue(channel, now, in: db) else { return nil }
      try db.execute(
        sql: "UPDATE deliveries SET claimed_until = ? WHERE id = ?",
        arguments: [now.milliseconds + Delivery.claim, id])
      return try DeliveryRows.delivery(id, in: db)
    }
  }

  /// Afterwards the delivery is done; the other side has taken it.
  ///
  /// - Parameter remark: what was odd about it, for whoever looks; nil when nothing was.
  package func settle(
    _ delivery: Delivery, at now: Instant, remark: String? = nil
  ) throws(StoreError) {
    try change(
      delivery, "sent = ?, error = ?, claimed_until = 0", [now.milliseconds, remark])
  }

  /// Afterwards the delivery is tried again later. When its channel is to blame, the others that wait for the channel are not tried
  /// before it, so that one try finds out when the channel works again.
  ///
  /// - Parameter recipients: those who are still to be told; nil for those who were before.
  package func postpone(
    _ delivery: Delivery, at now: Instant, because message: String, blaming blame: DeliveryBlame,
    for recipients: [String]? = nil
  ) throws(StoreError) {
    let due = now.milliseconds + delivery.pause
    try write { db in
      try db.execute(
        sql: """
          UPDATE deliveries SET tries = tries + 1, error = ?, due = ?, claimed_until = 0,
            recipients = coalesce(?, recipients)
          WHERE id = ?
          """, arguments: [message, due, recipients?.joined(separator: "\n"), delivery.id])
      switch blame {
      case .notice: break
      case .channel:
        try db.execute(
          sql: "UPDATE deliveries SET due = max(due, ?) WHERE channel = ? AND sent IS NULL",
          arguments: [due, delivery.channel.rawValue])
      }
    }
  }

  /// Afterwards the delivery is as if it had not been claimed: for a try that was broken off.
  package func release(_ delivery: Delivery) throws(StoreError) {
    try change(delivery, "claimed_until = 0", [])
  }

  /// Afterwards the delivery is gone: there is nobody left to tell.
  package func drop(_ delivery: Delivery) throws(StoreError) {
    try write { db in
      try db.execute(sql: "DELETE FROM deliveries WHERE id = ?", arguments: [delivery.id])
    }
  }

  /// What waits, and when something is to be done next.
  package func outbox(at now: Instant) throws(StoreError) -> OutboxState {
    try read { db in
      let waiting = try Row.fetchOne(
        db,
        sql: """
          SELECT count(*), (SELECT min(\(DeliveryRows.ready)) FROM \(DeliveryRows.heads)),
            (SELECT error FROM deliveries WHERE sent IS NULL AND error IS NOT NULL ORDER BY id LIMIT 1)
          FROM deliveries WHERE sent IS NULL
          """, arguments: ["now": now.milliseconds])
      let unaddressed = try Row.fetchOne(db, sql: "SELECT count(*), min(at) FROM notices WHERE addressed = 0")
      let reminder = try Int64.fetchOne(
        db, sql: "SELECT min(since) + \(NoticeRows.patience) \(NoticeRows.unreminded)")
      let (due, at): (Int64?, Int64?) = (waiting?[1], unaddressed?[1])
      return OutboxState(
        waiting: (waiting?[0] ?? 0) + (unaddressed?[0] ?? 0),
        due: [due, at, reminder].compactMap { $0 }.min().map { Instant(milliseconds: $0) },
        error: waiting?[2])
    }
  }

  private func change(
    _ delivery: Delivery, _ assignments: String, _ values: [(any DatabaseValueConvertible)?]
  ) throws(StoreError) {
    try write { db in
      try db.execute(
        sql: "UPDATE deliveries SET \(assignments) WHERE id = ? AND sent IS NULL",
        arguments: StatementArguments(values + [delivery.id]))
    }
  }

  private static func firstDue(_ channel: NoticeChannel, _ now: Instant, in db: Database) throws -> Int64? {
    try Int64.fetchOne(
      db,
      sql: """
        SELECT min(id) FROM \(DeliveryRows.heads)
        WHERE channel = :channel AND \(DeliveryRows.ready) <= :now
        """, arguments: ["channel": channel.rawValue, "now": now.milliseconds])
  }
}

/// What waits to be told to people.
package struct OutboxState: Hashable, Sendable {
  /// How many deliveries wait, and notices that nobody has addressed yet.
  package var waiting: Int
  /// When something is to be done: a delivery, or a reminder; nil when nothing is in sight.
  package var due: Instant?
  /// Why the oldest delivery that failed did; nil when none did.
  package var error: String?

  /// What waits, and when something is to be done next.
  package init(waiting: Int, due: Instant? = nil, error: String? = nil) {
    self.waiting = waiting
    self.due = due
    self.error = error
  }
}
