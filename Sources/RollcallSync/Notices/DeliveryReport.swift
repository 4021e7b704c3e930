package import RollcallKit
package import RollcallStore

/// What a desk has done, and what is left.
package struct DeliveryReport: Hashable, Sendable {
  /// How often a delivery was tried, by channel.
  package private(set) var attempts: [NoticeChannel: AttemptCount] = [:]
  /// Why a channel failed last; only channels that did.
  package private(set) var failures: [NoticeChannel: IntegrationError] = [:]
  /// What waits now, and when the desk has something to do again.
  package var outbox = OutboxState(waiting: 0)

  /// A report of attempts.
  package init(attempts: [NoticeChannel: AttemptCount] = [:]) {
    self.attempts = attempts
  }

  mutating func add(_ round: DeliveryRound) throws(StoreError) {
    if let fault = round.registerFault { throw fault }
    attempts[round.channel] = round.attempts
    failures[round.channel] = round.failure
  }
}

extension DeliveryReport {
  /// How many deliveries have arrived.
  package var sent: Int { attempts.values.reduce(0) { $0 + $1.sent } }
}

/// How attempts to deliver ended.
package struct AttemptCount: Hashable, Sendable {
  /// The other side has taken it.
  package var sent = 0
  /// It has not, and it is tried again.
  package var failed = 0

  /// So many attempts.
  package init(sent: Int = 0, failed: Int = 0) {
    self.sent = sent
    self.failed = failed
  }
}

/// What was sent by one channel.
struct DeliveryRound: Sendable {
  var channel: NoticeChannel
  var attempts = AttemptCount()
  var failure: IntegrationError?
  var registerFault: StoreError?
}
