import Logging
import RollcallCore
import RollcallKit
package import RollcallStore
import RollcallTransport

/// Where notices leave the house (J7): reminds, addresses what is new to the channels that are configured now, and sends what is due.
///
///     register ─► remind ─► address ─┬─► mail     one after the other  ─► settle, or try again later
///                                    └─► webhook  one after the other  ─►
///
/// A run never waits for it. Any number of desks may be at work on one register at the same time, in one process or several.
package struct NoticeDesk: Sendable {
  /// How alerts are mailed; nil when they are not.
  package var mail: MailRoute?
  /// How a program is told; nil when none is.
  package var webhook: WebhookRoute?
  let transport: Transport
  let secrets: @Sendable (SecretReference) throws(IntegrationError) -> Secret
  let now: @Sendable () -> Instant
  private let sleep: @Sendable (Duration) async throws -> Void
  private let log: Logger

  /// How long before its time is up a desk begins to break off: a server may have the mail, and is to say so.
  private static let ending = MailSender.grace + .seconds(1)

  package init(mail: MailRoute?, webhook: WebhookRoute?, host: SyncHost) {
    self.mail = mail
    self.webhook = webhook
    transport = host.transport
    secrets = host.secrets
    now = host.now
    sleep = host.sleep
    log = host.log
  }

  /// Sends what is due. What fails is tried again after a minute, then after two, up to six hours.
  ///
  /// - Parameter limit: how long that may take; nil for as long as there is something due. What is left then stays due.
  /// - Throws: a failure of the register. What was being sent then is sent again, under the same name, when its claim has ended.
  package func deliverDue(
    from register: Register, within limit: Duration? = nil
  ) async throws(StoreError) -> DeliveryReport {
    try register.remind(at: now())
    let news = try register.addressNotices(through: channels, at: now()) { account in channels(of: account) }
    for notice in news { notice.write(to: log) }
    var report = DeliveryReport()
    for round in await rounds(register, within: limit) { try report.add(round) }
    report.outbox = try register.outbox(at: now())
    return report
  }

  private var channels: Set<NoticeChannel> {
    Set((mail == nil ? [] : [.mail]) + (webhook == nil ? [] : [.webhook]))
  }

  private func channels(of account: AccountReference) -> Set<NoticeChannel> {
    mail?.administrators[account, default: []].isEmpty == false
      ? channels : channels.subtracting([.mail])
  }

  /// Each channel at the same time as the others, so that one that hangs holds up none.
  private func rounds(_ register: Register, within limit: Duration?) async -> [DeliveryRound] {
    await withTaskGroup(of: DeliveryRound?.self) { group in
      for channel in channels { group.addTask { await round(channel, register) } }
      if let limit {
        group.addTask {
          try? await sleep(max(.zero, limit - Self.ending))
          return nil
        }
      }
      var rounds: [DeliveryRound] = []
      while rounds.count < channels.count, let next = await group.next() {
        if let next { rounds.append(next) } else { group.cancelAll() }
      }
      group.cancelAll()
      return rounds
    }
  }

  private func round(_ channel: NoticeChannel, _ register: Register) async -> DeliveryRound {
    var round = DeliveryRound(channel: channel)
    do throws(StoreError) {
      while !Task.isCancelled, let delivery = try register.claimDelivery(through: channel, at: now()) {
        let attempt = await attempt(delivery)
        attempt.write(to: log, of: delivery)
        try keep(attempt, of: delivery, in: register, &round)
      }
    } catch {
      round.registerFault = error
    }
    return round
  }

  private func keep(
    _ attempt: DeliveryAttempt, of delivery: Delivery, in register: Register, _ round: inout DeliveryRound
  ) throws(StoreError) {
    switch attempt {
    case .taken(let remark):
      round.attempts.sent += 1
      try register.settle(delivery, at: now(), remark: remark)
    case .takenFor(let others, let error):
      round.attempts.failed += 1
      round.failure = error
      try register.postpone(delivery, at: now(), because: error.message, blaming: .notice, for: others)
    case .nobody: try register.drop(delivery)
    case .brokenOff: try register.release(delivery)
    case .failed(let error):
      round.attempts.failed += 1
      round.failure = error
      try register.postpone(delivery, at: now(), because: error.message, blaming: error.blame)
    }
  }

  private func attempt(_ delivery: Delivery) async -> DeliveryAttempt {
    do throws(IntegrationError) {
      switch delivery.channel {
      case .mail: return try await mail(delivery)
      case .webhook:
        guard let webhook else { return .nobody }
        try await webhook.send(.notice(delivery.notice), at: now(), over: transport, secrets)
        return .taken(remark: nil)
      }
    } catch {
      return error.kind == .cancelled ? .brokenOff : .failed(error)
    }
  }

  private func mail(_ delivery: Delivery) async throws(IntegrationError) -> DeliveryAttempt {
    let notice = delivery.notice
    let all = mail?.administrators[notice.alert.connection.account] ?? []
    let people = all.filter { delivery.recipients?.contains($0) ?? true }
    guard let mail, !people.isEmpty else { return .nobody }
    let receipt = try await mail.send(Letter(notice), to: people, key: notice.key, at: notice.at, secrets)
    return DeliveryAttempt(receipt, people)
  }
}
