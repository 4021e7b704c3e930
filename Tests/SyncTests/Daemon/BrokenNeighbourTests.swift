import CustomDump
import JamfSchoolSimulator
import RollcallCore
import RollcallKit
import RollcallStore
import RollcallSync
import Testing

/// What one connection suffers is nothing to another (J2, J7, J8).
@Suite struct BrokenNeighbourTests {
  private let world: DaemonWorld
  private let broken = DaemonWorld.riverside
  private let sound = DaemonWorld.north

  init() throws { world = try DaemonWorld() }

  @Test func `while one tenant refuses its key, the other's runs show no gap over fifty intervals`()
    async throws
  {
    let (tenant, riverside) = try await world.tenant(of: broken, "10")
    let (_, north) = try await world.tenant(of: sound, "20")
    let daemon = world.start(riverside, north)
    await world.rest()
    await tenant.set(faults: [Fault(.unauthorized)])
    var alerts: Set<Int64> = []

    while world.diary.starts(of: sound).count < 52 {
      await world.beat()
      alerts.formUnion(try world.register.openAlerts().map(\.id))
    }

    let starts = world.diary.starts(of: sound).dropFirst()
    let gaps = zip(starts.dropFirst(), starts).map { $0.milliseconds - $1.milliseconds }
    expectNoDifference(gaps, Array(repeating: DaemonWorld.interval, count: 50))
    #expect(try world.outcomes(of: sound).allSatisfy { $0 == .applied || $0 == .unchanged })
    expectNoDifference(try world.alerts(of: broken), [.connectionFault])
    expectNoDifference(try world.alerts(of: sound), [])
    #expect(alerts.count == 1)

    await tenant.set()
    #expect(await daemon.syncNow(broken))
    await world.rest()
    expectNoDifference(try world.alerts(of: broken), [])
    #expect(try world.outcomes(of: broken).last == .unchanged)
    await world.stop()
  }

  @Test func `a key that is refused is tried again when it changes, and every six hours`() async throws {
    let (tenant, riverside) = try await world.tenant()
    world.start(riverside)
    await world.rest()
    await tenant.forgetRequests()
    let key = try #require(try? world.host.secrets(.env("KEY_10")))
    world.set("KEYTHATTHETENANTDOESNOTKNOW", for: "KEY_10")
    let begin = world.time.now

    while world.time.now < begin.after(5 * DaemonWorld.hour) { await world.beat() }
    let asked = await tenant.requests.count
    while world.time.now < begin.after(7 * DaemonWorld.hour) { await world.beat() }
    let askedLater = await tenant.requests.count
    world.set(key.reveal(), for: "KEY_10")
    await world.beat()

    #expect(try world.outcomes().last == .unchanged)
    #expect(askedLater > asked)
    await world.stop()
  }

  @Test func `the first sync of a tenant that takes its time holds up nobody`() async throws {
    let (tenant, riverside) = try await world.tenant(of: broken, "10")
    let (_, north) = try await world.tenant(of: sound, "20")
    await tenant.set(faults: [Fault(.silence)])
    world.start(riverside, north)
    await world.rest(except: broken)

    for _ in 1...5 { await world.beat(except: broken) }

    #expect(world.diary.starts(of: sound).count == 6)
    #expect(world.diary.starts(of: broken).count == 1)
    await world.stop()
    #expect(world.diary.reports(of: broken).map(\.error?.kind) == [.cancelled])
  }

  @Test func `what was missed meanwhile counts once`() async throws {
    let (_, north) = try await world.tenant(of: sound, "20")
    world.start(north)
    await world.rest()
    await world.beat()
    let beat = world.time.now

    world.time.pass(to: beat.after(7 * DaemonWorld.interval + DaemonWorld.minute))
    await world.rest()
    await world.beat()

    let starts = world.diary.starts(of: sound).suffix(2).map { $0.milliseconds - beat.milliseconds }
    expectNoDifference(starts, [7 * DaemonWorld.interval + DaemonWorld.minute, 8 * DaemonWorld.interval])
    await world.stop()
  }

  @Test func `a tenant that says how long to wait is left alone for so long`() async throws {
    let (tenant, riverside) = try await world.tenant()
    world.start(riverside)
    await world.rest()
    await tenant.set(faults: [Fault(.rateLimitedSeconds, retryAfterSeconds: 7200)])
    await world.beat()
    let refused = world.time.now
    await tenant.set()

    await world.beat()

    #expect(try world.outcomes() == [.applied, .failed, .unchanged])
    #expect(world.time.now >= refused.after(2 * DaemonWorld.hour))
    await world.stop()
  }

  @Test func `a reload does not shorten how long a tenant wants to be left alone`() async throws {
    let (tenant, riverside) = try await world.tenant()
    let daemon = world.start(riverside)
    await world.rest()
    await tenant.set(faults: [Fault(.rateLimitedSeconds, retryAfterSeconds: 7200)])
    await world.beat()
    let refused = world.time.now

    await daemon.take(world.settings(riverside))

    let next = try #require(await daemon.nextRuns[broken])
    #expect(next >= refused.after(2 * DaemonWorld.hour))
    await world.stop()
  }

  @Test func `nine tenants that never answer do not keep the tenth from its runs`() async throws {
    let names = (1...9).map {
      ConnectionReference(account: AccountReference("silent-\($0)"), integration: "jamf-school")
    }
    try world.register.know(
      names.map { AccountEntry(reference: $0.account, name: "Silent", integrations: [$0.integration]) })
    let (tenant, first) = try await world.tenant(of: broken, "10")
    await tenant.set(faults: [Fault(.silence)])
    let (_, north) = try await world.tenant(of: sound, "20")
    var setups = names.map { name in
      var setup = first
      setup.reference = name
      return setup
    }
    setups.append(north)
    world.start(DaemonSettings(items: setups.map { .init(setup: $0, isEnabled: true) }, host: world.host))

    await world.diary.wait { entries in entries.count { if case .started = $0 { true } else { false } } == 8 }
    world.time.pass(DaemonWorld.minute)
    await world.diary.ends(1, of: sound)

    #expect(try world.outcomes(of: sound) == [.applied])
    await world.stop()
  }

  @Test func `whoever waits for the first pass does not wait for a tenant that never answers`() async throws {
    let (tenant, riverside) = try await world.tenant(of: broken, "10")
    await tenant.set(faults: [Fault(.silence)])
    world.start(riverside)
    await world.diary.starts(1, of: broken)
    let sleeps = world.time.sleeps
    if sleeps == 0 { await world.time.sleep(after: 0) }
    #expect(world.diary.firstPasses == 0)

    world.time.pass(DaemonWorld.minute)
    await world.diary.wait { $0.contains { if case .firstPassOver = $0 { true } else { false } } }

    await world.stop()
    #expect(world.diary.firstPasses == 1)
  }

  @Test func `where nothing is enabled, the first pass is over at once`() async throws {
    world.start(DaemonSettings(items: [], host: world.host))

    await world.diary.wait { $0.contains { if case .firstPassOver = $0 { true } else { false } } }

    await world.stop()
    #expect(world.diary.firstPasses == 1)
  }
}
