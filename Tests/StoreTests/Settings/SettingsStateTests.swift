import CustomDump
import Foundation
import RollcallCore
import RollcallTesting
import Testing

@testable import RollcallStore

/// What the register keeps of settings: the last good ones, and those that were refused since (J5, I3).
@Suite struct `The settings of a connection` {
  private let register: Register
  private static let failure = RunFailure(
    kind: "authentication", message: "The key is not accepted.", hint: "Make a new one.")
  private static let passing = RunFailure(kind: "transient", message: "No answer.", hint: nil)

  init() throws { register = try Register.riverside() }

  private func settings(_ key: String) -> AcceptedSettings {
    let part = AcceptedSettings.Part(sealed: Data("key=\(key)".utf8), open: Data("key".utf8))
    return AcceptedSettings(whole: part, tested: part, tenant: RegisteredTenant(id: "10", name: "Riverside"))
  }

  private func mark(_ key: String) throws -> String { settings(key).whole.mark(try register.sealingKey()) }

  private func accept(_ key: String) throws {
    try register.accept(settings(key), of: .jamfSchool, under: nil, at: .morning)
  }

  private func refuse(
    _ key: String, because failure: RunFailure = failure, run: Int64? = nil, minutes: Int64 = 0
  ) throws {
    try register.refuse(
      try mark(key), settings(key), because: failure, run: run, of: .jamfSchool, under: nil,
      at: Self.morning(minutes))
  }

  private static func morning(_ minutes: Int64) -> Instant {
    Instant(milliseconds: Instant.morning.milliseconds + minutes * 60_000)
  }

  private var state: SettingsState {
    get throws { try register.settingsState(of: .jamfSchool) }
  }

  private var alerts: [AlertKind] {
    get throws { try register.openAlerts().map(\.kind) }
  }

  @Test func `other settings have the next number, the same ones theirs`() throws {
    try accept("A")
    #expect(try state.applied?.generation == 1)
    try accept("A")
    #expect(try state.applied?.generation == 1)
    try accept("B")
    #expect(try state.applied?.generation == 2)
    try refuse("C")
    #expect(try state.refused?.generation == 3)
    try accept("C")
    #expect(try state.applied?.generation == 3)
    #expect(try state.refused == nil)
  }

  @Test func `what is applied can be opened again, and only with the key`() throws {
    try accept("A")

    #expect(try state.applied?.image == settings("A").whole.sealed)
    #expect(try state.applied?.mark == mark("A"))
    #expect(try state.tested == mark("A"))
  }

  @Test func `a refusal remembers since when it stands, and how often it was tried`() throws {
    try accept("A")
    try refuse("B")
    try refuse("B", minutes: 15)
    let refused = try #require(try state.refused)

    #expect(refused.since == .morning && refused.tested == Self.morning(15) && refused.tries == 2)
    try refuse("C", minutes: 20)
    #expect(try state.refused?.since == Self.morning(20))
    #expect(try state.refused?.tries == 1)
  }

  @Test func `a refused update is told at once, and once, until it is put right`() throws {
    try accept("A")
    try refuse("B")
    let alert = try #require(try register.openAlerts().first)
    try refuse("B", minutes: 15)

    #expect(alert.kind == .updateRefused)
    #expect(alert.message == "The key is not accepted. The last good settings run on.")
    expectNoDifference(try register.openAlerts().map(\.id), [alert.id])
    try register.settle(.jamfSchool, under: nil, at: Self.morning(20))
    expectNoDifference(try alerts, [])
  }

  @Test func `a fault that may pass is told when it has lasted for three tries and half an hour`() throws {
    try accept("A")
    for minutes: Int64 in [0, 10, 29] {
      try refuse("B", because: Self.passing, minutes: minutes)
      expectNoDifference(try alerts, [], "after \(minutes) minutes")
    }
    try refuse("B", because: Self.passing, minutes: 30)
    expectNoDifference(try alerts, [.updateRefused])
  }

  @Test func `settings without good ones before them are a fault of the connection, which its run tells`()
    throws
  {
    try refuse("A")

    expectNoDifference(try alerts, [])
    #expect(try state.refused?.generation == 1)
    #expect(try state.applied == nil)
  }

  @Test func `a person's decision against settings is kept until others are wanted`() throws {
    try accept("A")
    try refuse("B", run: 7)
    #expect(try state.refused?.isDiscarded == false)

    try register.write { db in
      let row = try ConnectionRow.get(.jamfSchool, in: db)
      try RefusedRows.discard(run: 7, by: .registrar, row, in: db)
    }

    let refused = try #require(try state.refused)
    #expect(refused.isDiscarded && refused.run == nil)
    #expect(refused.failure.message.hasSuffix("Run 7 was discarded by mary."))
    try refuse("C")
    #expect(try state.refused?.isDiscarded == false)
  }

  @Test
  func `an alert that was let go comes back for what is still refused, but for what a person discarded`()
    throws
  {
    try accept("A")
    try refuse("B")
    try register.closeAlerts(exceptOf: [], at: .morning)
    try register.remind(ofRefusedOf: .jamfSchool, under: nil, at: .morning)
    expectNoDifference(try alerts, [.updateRefused])

    try refuse("C", run: 7)
    try register.closeAlerts(exceptOf: [], at: .morning)
    try register.remind(ofRefusedOf: .jamfSchool, under: nil, at: .morning)
    expectNoDifference(try alerts, [.tenantChanged])

    try register.write { db in
      let row = try ConnectionRow.get(.jamfSchool, in: db)
      try RefusedRows.discard(run: 7, by: .registrar, row, in: db)
    }
    try register.closeAlerts(exceptOf: [], at: .morning)
    try register.remind(ofRefusedOf: .jamfSchool, under: nil, at: .morning)
    expectNoDifference(try alerts, [])
  }

  @Test func `without the key nothing is sealed, and what passed its test is known all the same`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "rollcall-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data("no key".utf8).write(to: folder.appending(path: "rollcall.db.key"))
    let register = try Register.open(at: folder.appending(path: "rollcall.db").path)
    try register.know([.riverside])

    try register.accept(settings("A"), of: .jamfSchool, under: nil, at: .morning)

    let state = try register.settingsState(of: .jamfSchool)
    #expect(state.applied == nil)
    #expect(state.tested == settings("A").tested.mark(nil))
    #expect(
      state.tested == settings("B").tested.mark(nil), "Without the key a secret is not told from another.")
  }
}
