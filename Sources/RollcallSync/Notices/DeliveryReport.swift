package import RollcallKit
package import RollcallStore

/// What a desk has done, and what is left.
package struct DeliveryReport: Hashable, Sendable {
  /// How many deliveries have arrived.
  package private(set) var sent = 0
  /// Why a channel failed last; only channels that did.
  package private(set) var failures: [NoticeChannel: IntegrationError] = [:]
  /// What waits now, and when the desk has something to do again.
  package var outbox = OutboxState(waiting: 0)

  mutating func add(_ round: DeliveryRound) throws(StoreError) {
    if let fault = round.registerFault { throw fault }
    sent += round.sent
    failures[round.channel] = round.failure
  }
}

/// What was sent by one channel.
struct DeliveryRound: Sendable {
  var channel: NoticeChannel
  var sent = 0
  var failure: IntegrationError?
  var registerFault: StoreError?
}
