import CustomDump
import JamfSchoolSimulator
import RollcallCore
import RollcallKit
import RollcallStore
import RollcallSync
import Testing

/// Connections that come, go, rest and are wanted at once while the daemon is at work.
@Suite struct ChangingConnectionsTests {
  private let world: DaemonWorld
  private let riverside = DaemonWorld.riverside
  private let north = DaemonWorld.north

  init() throws { world = try DaemonWorld() }

  @Test func `a connection that is added is run at once, and nobody else`() async throws {
    let (_, first) = try await world.tenant(of: riverside, "10")
    let (_, second) = try await world.tenant(of: north, "20")
    let daemon = world.start(first)
    await world.rest()

    await daemon.take(world.settings(first, second))
    await world.rest()

    #expect(world.diary.starts(of: riverside).count == 1)
    expectNoDifference(try world.outcomes(of: north), [.applied])
    await world.stop()
  }

  @Test func `a connection that is removed stops, and leaves its assets with their links`() async throws {
    let (_, first) = try await world.tenant(of: riverside, "10")
    let (_, second) = try await world.tenant(of: north, "20")
    let daemon = world.start(first, second)
    await world.rest()
    let assets = try world.register.assets()

    await daemon.take(world.settings(second))
    for _ in 1...3 { await world.beat() }

    #expect(world.diary.starts(of: riverside).count == 1)
    #expect(await daemon.nextRuns.keys.sorted { "\($0)" < "\($1)" } == [north])
    expectNoDifference(try world.register.assets(), assets)
    #expect(await !daemon.syncNow(riverside))
    await world.stop()
  }

  @Test func `a connection that is disabled stops, and goes on where it was when it is enabled again`()
    async throws
  {
    let (_, first) = try await world.tenant(of: riverside, "10")
    let (_, second) = try await world.tenant(of: north, "20")
    let daemon = world.start(first, second)
    await world.rest()

    await daemon.take(
      DaemonSettings(
        items: [.init(setup: first, isEnabled: false), .init(setup: second, isEnabled: true)],
        host: world.host))
    for _ in 1...3 { await world.beat() }
    #expect(world.diary.starts(of: riverside).count == 1)
    await daemon.take(world.settings(first, second))
    await world.rest()

    expectNoDifference(try world.outcomes(of: riverside), [.applied, .unchanged])
    #expect(try world.register.settingsState(of: riverside).applied?.generation == 1)
    await world.stop()
  }

  @Test func `a connection that is removed during its run ends that run, and begins no other`() async throws {
    let (tenant, first) = try await world.tenant(of: riverside, "10")
    let (_, second) = try await world.tenant(of: north, "20")
    let daemon = world.start(first, second)
    await world.rest()
    await tenant.set(faults: [Fault(.lateAnswer, path: "/devices", times: 1, seconds: 0.3)])
    #expect(await daemon.syncNow(riverside))
    await world.diary.starts(2, of: riverside)

    await daemon.take(world.settings(second))
    await world.diary.ends(2, of: riverside)
    for _ in 1...3 { await world.beat() }

    expectNoDifference(try world.outcomes(of: riverside), [.applied, .unchanged])
    await world.stop()
  }

  @Test func `a paused connection is left alone until it is resumed`() async throws {
    let (tenant, setup) = try await world.tenant()
    world.start(setup)
    await world.rest()
    let hand = Hand(account: riverside.account, person: "mary", instant: world.time.now)
    _ = try world.register.pause(riverside, by: hand)
    await tenant.forgetRequests()

    for _ in 1...3 { await world.beat() }
    #expect(await tenant.requests.isEmpty)
    _ = try world.register.resume(riverside, by: hand)
    await world.beat()

    expectNoDifference(try world.outcomes(), [.applied, .unchanged])
    await world.stop()
  }

  @Test func `who is wanted at once during a run is run once more, and then on its beat`() async throws {
    let (tenant, setup) = try await world.tenant()
    let daemon = world.start(setup)
    await world.rest()
    await tenant.set(faults: [Fault(.lateAnswer, path: "/devices", times: 1, seconds: 0.3)])
    #expect(await daemon.syncNow(riverside))
    await world.diary.starts(2, of: riverside)
    for _ in 1...3 { #expect(await daemon.syncNow(riverside)) }

    await world.diary.ends(3, of: riverside)
    await world.rest()

    #expect(world.diary.starts(of: riverside).count == 3)
    await world.stop()
  }

  @Test func `stopping ends all runs at once, and leaves the register whole`() async throws {
    let (tenant, first) = try await world.tenant(of: riverside, "10")
    let (_, second) = try await world.tenant(of: north, "20")
    await tenant.set(faults: [Fault(.silence)])
    world.start(first, second)
    await world.diary.looksUp("KEY_10")
    await world.diary.ends(1, of: north)

    await world.stop()

    #expect(world.diary.reports(of: riverside).map(\.error?.kind) == [.cancelled])
    #expect(try world.register.leaseHolder(of: riverside) == nil)
    #expect(try world.outcomes(of: riverside).isEmpty)
    expectNoDifference(try world.alerts(of: riverside), [])
  }
}
