/// A notice on its way through one channel.
package struct Delivery: Hashable, Sendable {
  /// Its number.
  package var id: Int64
  /// The way that it goes.
  package var channel: NoticeChannel
  /// What is told.
  package var notice: Notice
  /// Those who are still to be told, where the others were; nil for everybody.
  package var recipients: [String]?
  /// How often it was tried in vain.
  package var tries: Int

  /// How long a claim holds, in milliseconds: longer than the longest try, so that nobody sends what is being sent.
  static let claim: Int64 = 5 * 60_000

  /// The longest pause between two tries, in milliseconds.
  static let longestPause: Int64 = 6 * 3_600_000

  /// How long to wait after one more try that failed: a minute, doubled each time up to six hours.
  var pause: Int64 { min(60_000 << Int64(min(tries, 10)), Self.longestPause) }
}

/// A way by which notices reach people. The raw values stand in the register.
package enum NoticeChannel: String, Hashable, Sendable, CaseIterable {
  /// Mail to the administrators of the account.
  case mail
  /// A program that is told by HTTP.
  case webhook
}

/// How far a failure to deliver reaches.
package enum DeliveryBlame: Hashable, Sendable {
  /// The whole channel: a server that is down need not be asked again for each notice that waits for it.
  case channel
  /// This notice, or those who would read it.
  case notice
}
