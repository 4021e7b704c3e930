import CustomDump
import RollcallCore
import RollcallTesting
import Testing

@testable import RollcallStore

@Suite struct `Findings and alerts` {
  let register: Register

  init() throws {
    register = try Register.riverside()
  }

  private func owner(_ name: String) -> Owner { .mail("\(name)@elsewhere.example") }

  @Test func `a finding keeps its age as long as it holds`() throws {
    try register.sync([.iPad("S1", owner: owner("bob")), .iPad("S2", owner: owner("eve"))])
    try register.sync(
      [.iPad("S1", owner: .nobody), .iPad("S2", owner: owner("eve")), .iPad("S3", owner: owner("zoe"))],
      at: .morning.after(hours: 1))

    let rows = try register.findings()

    #expect(rows.map(\.finding.assetID) == ["S2", "S3"])
    #expect(rows.map(\.since) == [.morning, .morning.after(hours: 1)])
    #expect(try register.findings(of: .ownerNotEmployee).count == 2)
    #expect(try register.findings(of: .badRecord).isEmpty)
  }

  @Test func `findings in another order are the same findings`() throws {
    let first = Device.iPad("S1", owner: owner("bob"))
    let second = Device.iPad("S2", owner: owner("eve"))
    try register.sync([first, second])
    let rows = try register.rowsWritten()

    try register.sync([second, first], at: .morning.after(hours: 1))

    #expect(try register.rowsWritten() == rows + 1)
  }

  @Test func `findings of another connection stay`() throws {
    try register.sync([.iPad("S1", owner: owner("bob"))])
    try register.sync([.iPad("S2", owner: owner("eve"))], of: .other)

    #expect(try register.findings().map(\.connection) == [.jamfSchool, .other])
  }

  @Test func `archiving an asset whose device is gone takes it off the list at once`() throws {
    try register.sync([.iPad("S1"), .iPad("S2")])
    try register.sync([], at: .morning.after(hours: 1))

    _ = try register.archiveAsset("S1", by: .registrar)

    #expect(try register.findings(of: .goneFromTenant).map(\.finding.assetID) == ["S2"])
  }

  @Test func `an alert is open once, follows its message, and closes with its cause`() throws {
    func run(_ opened: [AlertKind: String], closed: Set<AlertKind> = [], hours: Int64) throws {
      let record = RunRecord(
        started: .morning.after(hours: hours), milliseconds: 1, opened: opened, closed: closed)
      _ = try register.record(record, failure: .refusedKey, of: .jamfSchool)
    }
    try run([.connectionFault: "The key was refused."], hours: 0)
    try run([.connectionFault: "The key has expired."], hours: 1)

    let alert = try #require(try register.openAlerts().first)
    #expect(try register.openAlerts().count == 1)
    #expect(alert.message == "The key has expired.")
    #expect(alert.since == .morning)

    try register.acknowledgeAlert(alert.id)

    #expect(try register.openAlerts().map(\.isAcknowledged) == [true])

    try run([:], closed: [.connectionFault, .held], hours: 2)

    #expect(try register.openAlerts().isEmpty)
    #expect(throws: StoreError.refused(.unknownAlert(alert.id))) { try register.acknowledgeAlert(alert.id) }

    try run([.connectionFault: "Again."], hours: 3)

    #expect(try register.openAlerts().map(\.isAcknowledged) == [false])
  }

  @Test func `alerts of one run stand in the same order every time`() throws {
    let kinds = AlertKind.allCases
    let record = RunRecord(
      started: .morning, milliseconds: 1,
      opened: Dictionary(uniqueKeysWithValues: kinds.map { ($0, "Something is wrong.") }))

    _ = try register.record(record, failure: .refusedKey, of: .jamfSchool)

    #expect(try register.openAlerts().map(\.kind) == kinds)
  }

  @Test func `failures in a row are counted since the last run that worked`() throws {
    func fail(hours: Int64) throws {
      _ = try register.record(
        RunRecord(started: .morning.after(hours: hours), milliseconds: 1), failure: .refusedKey,
        of: .jamfSchool)
    }
    try fail(hours: 0)
    try register.sync([.iPad("S1")], at: .morning.after(hours: 1))
    try fail(hours: 2)
    try fail(hours: 3)

    let failures = try register.failures(of: .jamfSchool)

    #expect(failures.count == 2)
    #expect(failures.since == .morning.after(hours: 2))
  }
}
