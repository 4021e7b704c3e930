import CustomDump
import JamfSchoolSimulator
import RollcallCore
import RollcallKit
import RollcallStore
import RollcallSync
import Testing

/// Settings that are no good, however they come: the last good ones run on, and one alert says so (J5, C6, I3).
@Suite struct RefusedSettingsTests {
  private let world: DaemonWorld

  init() throws { world = try DaemonWorld() }

  /// How bad settings reach a connection.
  enum Arrival: CaseIterable, CustomTestStringConvertible, Sendable {
    case betweenRuns, duringARun, afterARestart, inAOneShot

    var testDescription: String { "\(self)" }
  }

  /// What is wrong with them.
  enum Mistake: CaseIterable, CustomTestStringConvertible, Sendable {
    case wrongKey, missingSecret, errorInTheFile, anotherSchool

    var testDescription: String { "\(self)" }

    var kind: IntegrationError.Kind { self == .wrongKey ? .authentication : .configuration }
    var alert: AlertKind { self == .anotherSchool ? .tenantChanged : .updateRefused }
  }

  private func setup(_ mistake: Mistake, instead good: ConnectionSetup) async throws -> ConnectionSetup {
    var bad = good
    switch mistake {
    case .wrongKey:
      world.set("KEYTHATTHETENANTDOESNOTKNOW", for: "WRONG")
      bad.settings = PluginSettings(good.settings, key: "WRONG")
    case .missingSecret: bad.settings = PluginSettings(good.settings, key: "MISSING")
    case .errorInTheFile:
      bad.fault = IntegrationError(
        .configuration, "config.yaml:9:3 TYPE: it is no duration", hint: "Correct it.")
    case .anotherSchool: return try await world.tenant("20", devices: 9, seed: 2).1
    }
    return bad
  }

  static let matrix = Mistake.allCases.flatMap { mistake in Arrival.allCases.map { (mistake, $0) } }

  @Test(arguments: matrix)
  func `bad settings leave the good ones at work, with one alert, until they are put right`(
    mistake: Mistake, arrival: Arrival
  ) async throws {
    let (tenant, good) = try await world.tenant()
    let daemon = world.start(good)
    await world.rest()
    let assets = try world.register.assets().map(\.assetID)
    let bad = try await setup(mistake, instead: good)
    await tenant.forgetRequests()

    let report = try await arrive(bad, arrival, daemon, tenant)

    // What runs, and what is said of the rest.
    let state = try world.register.settingsState(of: DaemonWorld.riverside)
    #expect(state.applied?.generation == 1 && state.desired == 2)
    #expect(state.refused?.failure.kind == mistake.kind.rawValue)
    #expect((report.meanwhile.first ?? report).outcome == .unchanged)
    #expect(report.refusal?.error.kind == mistake.kind || report.plan?.held?.rule == .i3)
    #expect(await tenant.listRequests > 0)
    expectNoDifference(try world.register.assets().map(\.assetID), assets)
    expectNoDifference(try world.alerts(), [mistake.alert])
    let alert = try world.register.openAlerts().map(\.id)

    // It goes on so, with the same alert.
    if arrival == .inAOneShot {
      _ = try await world.oneShot(bad)
    } else {
      for _ in 1...3 { await world.beat() }
    }
    #expect(try world.outcomes().last == .unchanged)
    expectNoDifference(try world.register.openAlerts().map(\.id), alert)

    // The file says again what is applied.
    await world.stop()
    #expect(try await world.oneShot(good).refusal == nil)
    expectNoDifference(try world.alerts(), [])
    #expect(try world.register.settingsState(of: DaemonWorld.riverside).refused == nil)
  }

  private func arrive(
    _ bad: ConnectionSetup, _ arrival: Arrival, _ daemon: Daemon, _ tenant: RunningTenant
  ) async throws -> RunReport {
    let before = world.diary.reports(of: DaemonWorld.riverside).count
    switch arrival {
    case .betweenRuns:
      await daemon.take(world.settings(bad))
      await world.rest()
    case .duringARun:
      await tenant.set(faults: [Fault(.lateAnswer, path: "/devices", times: 1, seconds: 0.3)])
      #expect(await daemon.syncNow(DaemonWorld.riverside))
      await world.diary.starts(before + 1, of: DaemonWorld.riverside)
      await daemon.take(world.settings(bad))
      await world.diary.ends(before + 2, of: DaemonWorld.riverside)
      await world.rest()
    case .afterARestart:
      _ = try await world.restart(bad)
      await world.rest()
    case .inAOneShot:
      await world.stop()
      return try await world.oneShot(bad)
    }
    return try #require(world.diary.reports(of: DaemonWorld.riverside).last)
  }

  @Test(arguments: Arrival.allCases)
  func `a right new key is used from then on, unasked`(arrival: Arrival) async throws {
    let (tenant, good) = try await world.tenant()
    let daemon = world.start(good)
    await world.rest()
    var other = good
    world.set(try world.host.secrets(.env("KEY_10")).reveal(), for: "OTHER")
    other.settings = PluginSettings(good.settings, key: "OTHER")

    let report = try await arrive(other, arrival, daemon, tenant)

    #expect(report.refusal == nil && report.outcome == .unchanged)
    expectNoDifference(try world.alerts(), [])
    await world.stop()
  }

  @Test(arguments: Arrival.allCases)
  func `options alone are used without a test`(arrival: Arrival) async throws {
    let (tenant, good) = try await world.tenant()
    let daemon = world.start(good)
    await world.rest()
    await tenant.forgetRequests()
    var other = good
    other.options.assetName = .name

    let report = try await arrive(other, arrival, daemon, tenant)

    let runs = arrival == .duringARun ? 2 : 1
    #expect(report.outcome == .applied && report.refusal == nil)
    #expect(await tenant.listRequests == runs)
    #expect(try world.register.settingsState(of: DaemonWorld.riverside).applied?.generation == 2)
    await world.stop()
  }

  @Test func `a mapping that is locked stays, and what else changed with it applies`() async throws {
    let (_, good) = try await world.tenant()
    let daemon = world.start(good)
    await world.rest()
    var other = good
    other.options.assetID = .name
    other.options.assetName = .name

    await daemon.take(world.settings(other))
    await world.rest()

    let report = try #require(world.diary.reports(of: DaemonWorld.riverside).last)
    #expect(report.outcome == .applied && report.refusal?.error.kind == .configuration)
    #expect(try world.register.assets().allSatisfy { $0.name != nil && $0.assetID == $0.serialNumber })
    expectNoDifference(try world.alerts(), [.mappingLocked])
    await world.stop()
  }

  @Test func `a mapping that is locked together with a wrong key is refused for the key`() async throws {
    let (_, good) = try await world.tenant()
    let daemon = world.start(good)
    await world.rest()
    var other = try await setup(.wrongKey, instead: good)
    other.options.assetID = .name

    await daemon.take(world.settings(other))
    await world.rest()

    let report = try #require(world.diary.reports(of: DaemonWorld.riverside).last)
    #expect(report.outcome == .unchanged && report.refusal?.error.kind == .authentication)
    expectNoDifference(try world.alerts(), [.updateRefused])
    await world.stop()
  }

  @Test func `a one-shot tries refused settings again after a quarter of an hour, and not before`()
    async throws
  {
    let (tenant, good) = try await world.tenant()
    _ = try await world.oneShot(good)
    let bad = try await setup(.wrongKey, instead: good)
    let usual = try await requests(tenant) { try await world.oneShot(good) }
    _ = try await world.oneShot(bad)

    world.time.pass(15 * DaemonWorld.minute - 1)
    let early = try await requests(tenant) { try await world.oneShot(bad) }
    world.time.pass(1)
    let late = try await requests(tenant) { try await world.oneShot(bad) }

    #expect(early == usual && late > usual)
    let report = try await world.oneShot(bad)
    #expect(report.outcome == .unchanged && report.refusal?.error.kind == .authentication)
  }

  @Test func `a daemon does not try a wrong key again before six hours, and a right one at once`()
    async throws
  {
    let (tenant, good) = try await world.tenant()
    let daemon = world.start(good)
    await world.rest()
    let usual = try await requests(tenant) { await world.beat() }
    await daemon.take(world.settings(try await setup(.wrongKey, instead: good)))
    await world.rest()

    for _ in 1...35 {
      #expect(try await requests(tenant) { await world.beat() } == usual)
    }
    #expect(try await requests(tenant) { await world.beat() } > usual)
    world.set(try world.host.secrets(.env("KEY_10")).reveal(), for: "WRONG")
    await world.beat()

    #expect(try world.register.settingsState(of: DaemonWorld.riverside).refused == nil)
    expectNoDifference(try world.alerts(), [])
    await world.stop()
  }

  @Test func `refused settings are tried again when what they depend on changes besides`() async throws {
    let (tenant, good) = try await world.tenant()
    let daemon = world.start(good)
    await world.rest()
    let usual = try await requests(tenant) { await world.beat() }
    var bad = try await setup(.wrongKey, instead: good)
    await daemon.take(world.settings(bad))
    await world.rest()

    bad.surroundings = "other authorities"
    let again = try await requests(tenant) {
      await daemon.take(world.settings(bad))
      await world.rest()
    }

    #expect(again > usual)
    await world.stop()
  }

  @Test func `settings that are refused do not change how often the good ones are run`() async throws {
    let (_, good) = try await world.tenant()
    let daemon = world.start(good)
    await world.rest()
    var bad = try await setup(.wrongKey, instead: good)
    bad.interval = 24 * DaemonWorld.hour
    await daemon.take(world.settings(bad))
    await world.rest()
    let start = world.time.now

    await world.beat()
    await world.beat()

    #expect(world.time.now.milliseconds - start.milliseconds <= 2 * DaemonWorld.interval)
    await world.stop()
  }

  /// How much a tenant is asked while something is done.
  private func requests<Value>(
    _ tenant: RunningTenant, _ body: () async throws -> Value
  ) async throws -> Int {
    await tenant.forgetRequests()
    _ = try await body()
    return await tenant.requests.count
  }

  @Test(arguments: Mistake.allCases)
  func `an alert that went with its connection is there again with it`(mistake: Mistake) async throws {
    let (_, good) = try await world.tenant()
    _ = try await world.oneShot(good)
    let bad = try await setup(mistake, instead: good)
    _ = try await world.oneShot(bad)
    try world.register.closeAlerts(exceptOf: [], at: world.time.now)
    expectNoDifference(try world.alerts(), [])

    _ = try await world.oneShot(bad)

    expectNoDifference(try world.alerts(), [mistake.alert])
  }

  @Test func `settings of another school that were discarded are not held again`() async throws {
    let (_, good) = try await world.tenant()
    _ = try await world.oneShot(good)
    let other = try await setup(.anotherSchool, instead: good)
    let held = try #require(try await world.oneShot(other).run)
    let hand = Hand(account: DaemonWorld.riverside.account, person: "mary", instant: world.time.now)
    try world.register.discard(run: held, of: DaemonWorld.riverside, by: hand)

    world.time.pass(DaemonWorld.hour)
    let later = try await world.oneShot(other)

    #expect(later.outcome == .unchanged && later.refusal?.error.kind == .configuration)
    expectNoDifference(try world.alerts(), [])
  }

  @Test func `a connection that is new and no good keeps nobody from work`() async throws {
    let (_, good) = try await world.tenant(of: DaemonWorld.north, "20")
    let (_, fresh) = try await world.tenant(of: DaemonWorld.riverside, "10")
    let bad = try await setup(.wrongKey, instead: fresh)
    let daemon = world.start(good)
    await world.rest()

    await daemon.take(world.settings(bad, good))
    await world.rest()

    #expect(try world.outcomes() == [.failed])
    expectNoDifference(try world.alerts(), [.connectionFault])
    #expect(try world.register.settingsState(of: DaemonWorld.riverside).applied == nil)
    expectNoDifference(try world.alerts(of: DaemonWorld.north), [])
    await world.stop()
  }

  @Test func `a test that is given up is no refusal`() async throws {
    let (tenant, good) = try await world.tenant()
    let daemon = world.start(good)
    await world.rest()
    let (silent, other) = try await world.tenant("20")
    await silent.set(faults: [Fault(.silence)])
    await daemon.take(world.settings(other))
    while await silent.requests.isEmpty { await Task.yield() }
    await tenant.forgetRequests()

    await daemon.take(world.settings(good))
    await world.diary.ends(3, of: DaemonWorld.riverside)
    await world.rest()

    let reports = world.diary.reports(of: DaemonWorld.riverside)
    #expect(reports.map(\.error?.kind) == [nil, .cancelled, nil])
    #expect(try world.outcomes() == [.applied, .unchanged])
    #expect(try world.register.settingsState(of: DaemonWorld.riverside).desired == 1)
    await world.stop()
  }
}

extension PluginSettings {
  /// The same settings with another key.
  fileprivate init(_ settings: PluginSettings, key: String) {
    self.init([
      "url": .text(settings.text("url") ?? ""), "network_id": .text(settings.text("network_id") ?? ""),
      "api_key": .secret(.env(key)),
    ])
  }
}
