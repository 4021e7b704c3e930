import CustomDump
import JamfSchoolSimulator
import RollcallCore
import RollcallKit
import RollcallStore
import RollcallSync
import RollcallTesting
import Testing

/// What the log says of settings, turns and alerts: once when something becomes so, and not again while it stays.
@Suite struct LogTests {
  private let world: DaemonWorld
  private var lines: LogLines { world.lines }
  private static let name = "connection=riverside:jamf-school"

  init() throws { world = try DaemonWorld() }

  @Test func `settings that are tested and used are said once each`() async throws {
    let (_, setup) = try await world.tenant()
    for _ in 1...3 { _ = try await world.oneShot(setup) }

    let tested = lines.of(.tenantTested)
    #expect(tested.count == 1 && tested.first?.hasSuffix(" tenant=10") == true)
    #expect(tested.first?.hasPrefix("info tenant_tested \(Self.name) seconds=") == true)
    expectNoDifference(lines.of(.settingsApplied), ["info settings_applied \(Self.name) generation=1"])
    #expect(lines.of(.settingsRefused).isEmpty && lines.of(.settingsHeld).isEmpty)
  }

  @Test func `settings that are refused are said once, and again when others are`() async throws {
    let (_, setup) = try await world.tenant()
    _ = try await world.oneShot(setup)
    var bad = setup
    bad.fault = IntegrationError(.configuration, "It is no duration.", hint: "Correct it.")
    for _ in 1...3 {
      _ = try await world.oneShot(bad)
      world.time.pass(DaemonWorld.hour)
    }

    expectNoDifference(
      lines.of(.settingsRefused),
      [
        "notice settings_refused \(Self.name) generation=2 hint=Correct it. kind=configuration message=It is no duration."
      ])
    bad.fault = IntegrationError(.configuration, "It is no number.")
    _ = try await world.oneShot(bad)
    #expect(lines.of(.settingsRefused).count == 2)
    #expect(lines.of(.settingsApplied).count == 1)
  }

  @Test func `settings that wait for a person are said once`() async throws {
    let (_, setup) = try await world.tenant()
    _ = try await world.oneShot(setup)
    let (_, other) = try await world.tenant("20", devices: 9, seed: 2)
    var run: Int64?
    for _ in 1...2 {
      run = try await world.oneShot(other).run ?? run
      world.time.pass(DaemonWorld.hour)
    }

    let said = lines.of(.settingsHeld)
    #expect(said.count == 1)
    #expect(said.first?.hasPrefix("notice settings_held \(Self.name) generation=2 hint=") == true)
    #expect(said.first?.contains(" rule=I3 run=\(try #require(run))") == true)
    #expect(lines.of(.settingsRefused).isEmpty)
  }

  @Test func `a turn that is waited for, and one that a dead process left, are said`() async throws {
    let (_, setup) = try await world.tenant()
    let register = try world.anotherRegister()
    let lease = try #require(
      try register.takeLease(of: DaemonWorld.riverside, for: "somebody", at: world.time.now))
    var host = world.host
    let (time, log) = (world.time, world.host.log)
    func turns(_ isGone: Bool) -> Turns {
      Turns(
        holder: "one-shot", now: { time.now }, sleep: { _ in try register.release(lease) },
        isGone: { _ in isGone }, tell: { $0.write(to: log) })
    }

    host.turns = turns(false)
    _ = await SyncRun(setup, host: host).sync(on: register, patience: .seconds(10))
    _ = try register.takeLease(of: DaemonWorld.riverside, for: "the dead one", at: world.time.now)
    host.turns = turns(true)
    _ = await SyncRun(setup, host: host).sync(on: register)

    expectNoDifference(lines.of(.leaseWaiting), ["info lease_waiting \(Self.name) holder=somebody"])
    expectNoDifference(
      lines.of(.leaseTakenOver), ["notice lease_taken_over \(Self.name) holder=the dead one"])
    expectNoDifference(try world.outcomes(), [.applied, .unchanged])
  }

  @Test func `an alert is said when it opens and when it closes, though nobody is told`() async throws {
    let (tenant, setup) = try await world.tenant()
    let desk = NoticeDesk(mail: nil, webhook: nil, host: world.host)
    func tell() async throws { _ = try await desk.deliverDue(from: world.register) }
    await tenant.set(faults: [Fault(.unauthorized)])
    for _ in 1...2 {
      _ = try await world.oneShot(setup)
      try await tell()
    }
    world.time.pass(25 * DaemonWorld.hour)
    try await tell()
    await tenant.set()
    _ = try await world.oneShot(setup)
    try await tell()

    let about = "alert=1 \(Self.name) kind=connection_fault message="
    #expect(lines.of(.alertOpened).count == 1 && lines.of(.alertClosed).count == 1)
    #expect(lines.of(.alertOpened).first?.hasPrefix("notice alert_opened \(about)") == true)
    #expect(lines.of(.alertClosed).first?.hasPrefix("info alert_closed \(about)") == true)
  }
}
