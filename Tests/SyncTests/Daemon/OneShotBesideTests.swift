import CustomDump
import JamfSchoolSimulator
import RollcallCore
import RollcallKit
import RollcallStore
import RollcallSync
import Synchronization
import Testing

/// A one-shot, or another daemon, beside a daemon: never two runs of one connection at a time (A6).
@Suite struct OneShotBesideTests {
  private let world: DaemonWorld
  private let connection = DaemonWorld.riverside

  init() throws { world = try DaemonWorld() }

  /// A one-shot's host: it says that it waits, and each time that it looks again something may happen.
  private func host(
    _ name: String, waits: @escaping @Sendable () -> Void, looks: @escaping @Sendable () async -> Void
  ) -> SyncHost {
    var host = world.host
    let time = world.time
    host.turns = Turns(
      holder: name, now: { time.now }, sleep: { _ in await looks() }, tell: { _ in waits() })
    return host
  }

  @Test func `a one-shot waits for a run of the daemon, says so once, and then does its own`() async throws {
    let (tenant, setup) = try await world.tenant()
    await tenant.set(faults: [Fault(.silence, times: 1)])
    world.start(setup)
    await world.diary.looksUp("KEY_10")
    let said = Mutex(0)
    let world = world
    let run = SyncRun(
      setup, host: host("one-shot", waits: { said.withLock { $0 += 1 } }, looks: { await world.stop() }))

    let report = await run.sync(on: try world.anotherRegister(), patience: .seconds(60))

    #expect(report.outcome == .applied && said.withLock { $0 } == 1)
    #expect(world.diary.reports(of: connection).map(\.error?.kind) == [.cancelled])
    expectNoDifference(try world.outcomes(), [.applied])
  }

  @Test func `a one-shot that waits in vain does nothing, and the daemon's run is not disturbed`()
    async throws
  {
    let (tenant, setup) = try await world.tenant()
    await tenant.set(faults: [Fault(.silence)])
    world.start(setup)
    await world.diary.looksUp("KEY_10")
    let run = SyncRun(setup, host: host("one-shot", waits: {}, looks: {}))

    let report = await run.sync(on: try world.anotherRegister(), patience: .seconds(2))

    #expect(report.error?.kind == .transient && report.run == nil)
    #expect(report.error?.message.contains("Another run") == true)
    #expect(await tenant.requests.count <= 1, "The daemon's own.")
    await world.stop()
  }

  @Test func `a daemon waits for a one-shot, and takes its turn afterwards`() async throws {
    let (_, setup) = try await world.tenant()
    let register = try world.anotherRegister()
    let lease = try #require(try register.takeLease(of: connection, for: "one-shot", at: world.time.now))
    world.start(setup)
    await world.diary.wait { $0.contains { if case .waiting = $0 { true } else { false } } }

    try register.release(lease)
    await world.diary.ends(1, of: connection)

    // It may have given up before: what counts is that nothing ran meanwhile, and that it runs afterwards.
    await world.rest()
    if try world.outcomes().isEmpty { await world.beat() }
    expectNoDifference(try world.outcomes(), [.applied])
    await world.stop()
  }

  @Test func `two daemons on one register share the work, and never do it at the same time`() async throws {
    let (tenant, setup) = try await world.tenant()
    let other = Daemon(
      world.settings(setup), on: try world.anotherRegister(), clock: world.time.clock, watch: DaemonWatch())
    let work = Task { await other.run() }
    world.start(setup)
    for _ in 1...10 { await world.beat() }
    await world.stop()
    work.cancel()
    await work.value

    let outcomes = try world.outcomes()
    #expect(outcomes.first == .applied && outcomes.dropFirst().allSatisfy { $0 == .unchanged })
    #expect(await tenant.devices.count == (try world.register.assets().count))
  }

  @Test func `a lease that a killed daemon left is taken over when it has run out`() async throws {
    let (_, setup) = try await world.tenant()
    _ = try world.anotherRegister().takeLease(of: connection, for: "the killed one", at: world.time.now)
    world.start(setup)
    await world.diary.ends(1, of: connection)
    #expect(world.diary.reports(of: connection).map(\.error?.kind) == [.transient])
    await world.rest()

    await world.beat()

    expectNoDifference(try world.outcomes(), [.applied])
    await world.stop()
  }
}
