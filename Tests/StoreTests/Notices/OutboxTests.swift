import RollcallCore
import RollcallTesting
import Testing

@testable import RollcallStore

/// What is written down to be told, and how it gets out once.
@Suite struct `The outbox` {
  let register: Register
  private static let other = ConnectionReference(
    account: ConnectionReference.jamfSchool.account, integration: "other")

  init() throws {
    register = try Register.inMemory()
    try register.know([
      AccountEntry(
        reference: ConnectionReference.jamfSchool.account, name: "Riverside",
        integrations: ["jamf-school", "other"])
    ])
  }

  private func record(
    at now: Instant = .morning, opened: [AlertKind: String] = [:], closed: Set<AlertKind> = [],
    of connection: ConnectionReference = .jamfSchool
  ) throws {
    _ = try register.record(
      RunRecord(started: now, milliseconds: 1, opened: opened, closed: closed),
      failure: RunFailure(kind: "transient", message: "down", hint: "Wait."), of: connection)
  }

  private func address(
    _ channels: Set<NoticeChannel> = [.mail], at now: Instant = .morning
  ) throws {
    _ = try register.addressNotices(through: channels, at: now) { _ in channels }
  }

  /// Claims and settles all that is due, and says what it was.
  private func send(_ channel: NoticeChannel = .mail, at now: Instant = .morning) throws -> [String] {
    var told: [String] = []
    while let delivery = try register.claimDelivery(through: channel, at: now) {
      told.append("\(delivery.notice.kind.rawValue) \(delivery.notice.alert.kind.rawValue)")
      try register.settle(delivery, at: now)
    }
    return told
  }

  private func waiting(at now: Instant = .morning) throws -> Int {
    try register.outbox(at: now).waiting
  }

  @Test func `an alert is told when it opens and when it closes, whatever it says in between`() throws {
    try record(opened: [.connectionFault: "no route"])
    try record(opened: [.connectionFault: "no answer"])
    try record(closed: [.connectionFault, .tenantShrank])
    try record(opened: [.connectionFault: "no route"])
    try address()

    #expect(
      try send() == ["opened connection_fault", "recovered connection_fault", "opened connection_fault"])
    #expect(try send() == [])
  }

  @Test func `a notice knows its alert as it is now, and what to do`() throws {
    try record(opened: [.connectionFault: "no route"])
    try record(opened: [.connectionFault: "no answer"])
    try address()

    let notice = try #require(try register.claimDelivery(through: .mail, at: .morning)).notice

    #expect(notice.alert.message == "no answer")
    #expect(notice.accountName == "Riverside")
    #expect(notice.hint == "Wait.")
    #expect(notice.key.count == 32)
  }

  @Test func `one reminder comes after a day, and none of what is over or known`() throws {
    try record(opened: [.connectionFault: "a", .tenantShrank: "b", .noSuccess: "c"])
    try register.acknowledgeAlert(try #require(try register.openAlerts().first { $0.kind == .noSuccess }).id)
    try record(at: .morning.after(hours: 1), closed: [.tenantShrank])
    try address()
    _ = try send()

    try register.remind(at: Instant(milliseconds: Instant.morning.after(hours: 24).milliseconds - 1))
    #expect(try waiting() == 0)
    #expect(try register.outbox(at: .morning).due == .morning.after(hours: 24))
    for hour: Int64 in [24, 25, 48] {
      try register.remind(at: .morning.after(hours: hour))
      try address(at: .morning.after(hours: hour))
    }

    #expect(try send(at: .morning.after(hours: 48)) == ["reminder connection_fault"])
    #expect(try register.outbox(at: .morning).due == nil)
  }

  @Test func `what nobody is to be told of is done`() throws {
    try record(opened: [.connectionFault: "a"])
    #expect(try waiting() == 1)

    try address([])
    try address([.mail])

    #expect(try send() == [])
    #expect(try waiting() == 0)
  }

  @Test func `each channel is told by itself`() throws {
    try record(opened: [.connectionFault: "a"])
    try address([.mail, .webhook])

    #expect(try send(.mail) == ["opened connection_fault"])
    #expect(try waiting() == 1)
    #expect(try send(.webhook) == ["opened connection_fault"])
  }

  @Test func `what waited for a channel that is no more is dropped`() throws {
    try record(opened: [.connectionFault: "a"])
    try address([.mail, .webhook])

    try address([.webhook])
    try address([.mail, .webhook])

    #expect(try send(.mail) == [])
    #expect(try send(.webhook) == ["opened connection_fault"])
  }

  @Test func `what is being sent is nobody else's, until its sender must have died`() throws {
    try record(opened: [.connectionFault: "a"])
    try address()
    let minute: Int64 = 60_000
    let first = try #require(try register.claimDelivery(through: .mail, at: .morning))

    let almost = Instant(milliseconds: Instant.morning.milliseconds + 5 * minute - 1)
    #expect(try register.claimDelivery(through: .mail, at: almost) == nil)
    #expect(try register.outbox(at: almost).due == Instant(milliseconds: almost.milliseconds + 1))
    let second = try register.claimDelivery(
      through: .mail, at: Instant(milliseconds: almost.milliseconds + 1))

    #expect(second?.notice.key == first.notice.key)
  }

  @Test func `a claim by a clock that was ahead does not count`() throws {
    try record(opened: [.connectionFault: "a"])
    try address()
    let delivery = try #require(
      try register.claimDelivery(through: .mail, at: .morning.after(hours: 24 * 365)))
    #expect(try register.claimDelivery(through: .mail, at: .morning) != nil)

    try register.postpone(
      delivery, at: .morning.after(hours: 24 * 365), because: "down", blaming: .channel)

    #expect(try register.claimDelivery(through: .mail, at: .morning) != nil)
  }

  @Test func `pauses double from a minute to six hours`() throws {
    try record(opened: [.connectionFault: "a"])
    try register.acknowledgeAlert(1)
    try address()
    var now = Instant.morning
    var pauses: [Int64] = []

    for _ in 0..<12 {
      let delivery = try #require(try register.claimDelivery(through: .mail, at: now))
      try register.postpone(delivery, at: now, because: "down", blaming: .channel)
      let due = try #require(try register.outbox(at: now).due)
      pauses.append((due.milliseconds - now.milliseconds) / 60_000)
      now = due
    }

    #expect(pauses == [1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360, 360])
    #expect(try register.outbox(at: now).error == "down")
  }

  @Test func `a recovery is not told before the fault, and other connections need not wait`() throws {
    try record(opened: [.connectionFault: "a"])
    try record(closed: [.connectionFault])
    try record(opened: [.tenantShrank: "b"], of: Self.other)
    try address()
    let first = try #require(try register.claimDelivery(through: .mail, at: .morning))
    #expect(first.notice.kind == .opened)

    try register.postpone(first, at: .morning, because: "unknown address", blaming: .notice)

    #expect(try send() == ["opened tenant_shrank"])
    #expect(
      try send(at: .morning.after(hours: 1)) == ["opened connection_fault", "recovered connection_fault"])
  }

  @Test func `a channel that is down is not asked by each notice`() throws {
    try record(opened: [.connectionFault: "a"])
    try record(opened: [.connectionFault: "b"], of: Self.other)
    try address()
    let first = try #require(try register.claimDelivery(through: .mail, at: .morning))

    try register.postpone(first, at: .morning, because: "down", blaming: .channel)

    #expect(try register.claimDelivery(through: .mail, at: .morning) == nil)
    let again = try register.claimDelivery(through: .mail, at: .morning.after(hours: 1))
    #expect(again?.id == first.id)
    #expect(again?.tries == 1)
  }

  @Test func `those who were told are not told again`() throws {
    try record(opened: [.connectionFault: "a"])
    try address()
    let first = try #require(try register.claimDelivery(through: .mail, at: .morning))
    #expect(first.recipients == nil)

    let left = ["eve@x.example", "mallory@x.example"]
    try register.postpone(first, at: .morning, because: "later", blaming: .notice, for: left)
    let second = try #require(try register.claimDelivery(through: .mail, at: .morning.after(hours: 1)))
    try register.postpone(second, at: .morning.after(hours: 1), because: "down", blaming: .channel)
    let third = try register.claimDelivery(through: .mail, at: .morning.after(hours: 2))

    #expect(second.recipients == left)
    #expect(third?.recipients == left)
  }

  @Test func `what was settled stays so`() throws {
    try record(opened: [.connectionFault: "a"])
    try address()
    let delivery = try #require(try register.claimDelivery(through: .mail, at: .morning))

    try register.settle(delivery, at: .morning)
    try register.release(delivery)

    #expect(try send(at: .morning.after(hours: 100)) == [])
  }
}
