package import RollcallCore

/// Something that people are told about an alert (J7). It is written in the transaction in which the alert opens or closes, so that
/// nothing is lost when the process dies.
package struct Notice: Hashable, Sendable {
  /// Names it everywhere, however often it is sent: a receiver that has seen it can leave the second one.
  package var key: String
  /// What there is to tell.
  package var kind: NoticeKind
  /// When it happened.
  package var at: Instant
  /// The alert, with its present sentence.
  package var alert: AlertRow
  /// What people call the account of the alert.
  package var accountName: String
  /// What the last failed run said to do; nil when it said nothing, or there was none.
  package var hint: String?
}

/// What a notice tells about an alert; each is told once an incident. The raw values stand in the register and in webhooks.
package enum NoticeKind: String, Hashable, Sendable, CaseIterable {
  /// It has begun.
  case opened
  /// It has lasted for a day, and nobody has acknowledged it.
  case reminder
  /// It is over.
  case recovered
}
