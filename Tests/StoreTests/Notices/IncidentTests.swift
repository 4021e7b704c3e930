import RollcallCore
import RollcallTesting
import Testing

@testable import RollcallStore

/// One incident is one alert, whatever is found out about it on the way (J7).
@Suite struct `An incident` {
  let register: Register

  init() throws { register = try .riverside() }

  private func record(
    _ opened: [AlertKind: String] = [:], closed: Set<AlertKind> = [], at now: Instant = .morning,
    of connection: ConnectionReference = .jamfSchool
  ) throws {
    _ = try register.record(
      RunRecord(started: now, milliseconds: 1, opened: opened, closed: closed), failure: .refusedKey,
      of: connection)
  }

  /// What there is to tell, in order.
  private func told() throws -> [String] {
    try register.addressNotices(through: [], at: .morning) { _ in [] }.map {
      "\($0.kind.rawValue) \($0.alert.kind.rawValue)"
    }
  }

  @Test func `a fault that turns out to be another is still the same alert, and told once`() throws {
    try record([.connectionFault: "no answer"])
    try register.acknowledgeAlert(1)
    #expect(try told() == ["opened connection_fault"])

    try record([.providerChanged: "a page of HTML"], at: .morning.after(hours: 1))
    let alert = try #require(try register.openAlerts().first)
    try record([.connectionFault: "refused"], at: .morning.after(hours: 2))
    let again = try register.openAlerts()

    #expect(alert.id == 1 && alert.kind == .providerChanged && alert.message == "a page of HTML")
    #expect(alert.since == .morning && alert.isAcknowledged)
    #expect(again.map(\.kind) == [.connectionFault] && again.map(\.id) == [1])
    #expect(try told() == [])
    try record(closed: [.connectionFault, .providerChanged, .noSuccess])
    #expect(try told() == ["recovered connection_fault"])
  }

  @Test func `a day without success is nothing new where the fault is known`() throws {
    try record([.noSuccess: "nothing for a day"])
    try record([.connectionFault: "refused"])
    try record([.noSuccess: "nothing for a day"])

    #expect(try register.openAlerts().map(\.kind) == [.connectionFault])
    #expect(try register.openAlerts().map(\.message) == ["refused"])
    #expect(try told() == ["opened connection_fault"])
  }

  @Test func `other kinds, and other connections, have alerts of their own`() throws {
    try record([.connectionFault: "refused", .storeFault: "no key"])
    try record([.providerChanged: "HTML"], of: .other)

    #expect(try Set(register.openAlerts().map(\.kind)) == [.connectionFault, .storeFault, .providerChanged])
  }

  @Test func `what nobody runs any more has no alert, and nobody is told that it recovered`() throws {
    try record([.connectionFault: "refused"])
    try record([.connectionFault: "refused"], of: .other)
    #expect(try told().count == 2)

    try register.closeAlerts(exceptOf: [.other], at: .morning.after(hours: 1))
    try register.remind(at: .morning.after(hours: 48))

    #expect(try register.openAlerts().map(\.connection) == [.other])
    #expect(try told() == ["reminder connection_fault"], "of the other")
    // Taken up again with the same fault, it is another incident.
    try record([.connectionFault: "refused"])
    #expect(try told() == ["opened connection_fault"])
  }
}
