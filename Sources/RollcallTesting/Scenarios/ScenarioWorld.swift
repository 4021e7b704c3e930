import Foundation
import Logging
import RollcallConfig
import RollcallCore
import RollcallKit
import RollcallPlugins
import RollcallStore
import RollcallSync
import RollcallTransport

/// A scenario while it is told: simulated tenants over HTTP, their plugins, config.yaml, and a register in SQLite. Only the
/// time is made up.
package final class ScenarioWorld {
  let register: Register
  /// What went wrong, in words; empty when the story held.
  var complaints: [String] = []
  /// The reports of the last sync, one for each connection.
  var last: [RunReport] = []
  /// What the last undo left alone, or the last rekey, in lines.
  var left: [String] = []
  let host: SyncHost
  let clock: ManualClock
  let scenario: Scenario
  private(set) var connections: [ScenarioConnection]
  private var tenants: [ConnectionReference: ScenarioTenant] = [:]
  /// The tenants that connections led to before a step led them elsewhere.
  private var ownTenants: [ConnectionReference: ScenarioTenant] = [:]
  /// Leases of runs that somebody else started (A6).
  private var otherRuns: [ConnectionReference: Lease] = [:]

  /// The plugins of all scenarios.
  static let plugins = compiledPlugins + [Plugin(AcmeFleet.self)]

  /// Tells a scenario from its beginning to its end.
  package static func tell(_ scenario: Scenario) async throws -> [String] {
    let world = try await ScenarioWorld(scenario)
    for (number, step) in scenario.steps.enumerated() {
      try await world.perform(step)
      if !world.complaints.isEmpty {
        world.complaints.append("(at step \(number + 1) of \(scenario.file))")
        break
      }
    }
    return world.complaints
  }

  private init(_ scenario: Scenario) async throws {
    self.scenario = scenario
    connections = scenario.connections
    register = try Register.inMemory()
    let clock = ManualClock()
    let silent = Logger(label: "scenario") { _ in SwiftLogNoOpLogHandler() }
    self.clock = clock
    let transport = try Transport(
      configuration: TransportConfiguration(), log: silent,
      clock: TransportClock(now: { clock.now }, sleep: { _ in }))
    host = SyncHost(
      transport: transport,
      secrets: { reference throws(IntegrationError) in ScenarioTenant.secret(reference) },
      now: { clock.now }, sleep: { _ in }, log: silent)
    for (number, connection) in connections.enumerated() {
      tenants[connection.reference] = try await ScenarioTenant.start(connection, number: number)
    }
    try prepareRegister()
  }

  /// The settings as they stand: what config.yaml says now.
  var config: LoadedConfig {
    if let text = scenario.config {
      return ConfigFile.read(text, file: "config.yaml", plugins: Self.plugins)
    }
    let all = connections.map { ($0, tenants[$0.reference]?.settings ?? .members([])) }
    return ScenarioConfig(connections: all).load(plugins: Self.plugins)
  }

  /// What was asked of all tenants so far, each only once.
  var requests: [String] {
    get async {
      var all: Set<String> = []
      for tenant in tenants.values { all.formUnion(await tenant.requests) }
      return all.sorted()
    }
  }

  /// The account that hand commands and expectations are about.
  var account: AccountReference { connections.first?.reference.account ?? ScenarioConnection.usual.account }

  private func prepareRegister() throws {
    guard let settings = config.settings else { return }
    try know(settings)
    let hand = hand(in: account)
    for email in scenario.employees { _ = try register.addEmployee(email: email, name: nil, by: hand) }
    for name in scenario.locations { _ = try register.addLocation(name, by: hand) }
    for asset in scenario.assets { try ScenarioAsset(asset).add(to: register, by: hand) }
  }

  /// The register learns of the accounts of the file, as it does before every sync.
  func know(_ settings: Settings) throws {
    try register.know(
      settings.accounts.map {
        AccountEntry(
          reference: $0.reference, name: $0.name, integrations: $0.connections.map(\.reference.integration))
      })
  }

  func hand(in account: AccountReference) -> Hand {
    Hand(account: account, person: "teacher", instant: clock.now)
  }

  private func perform(_ step: ScenarioStep) async throws {
    switch step {
    case .sync(let connection, let story): try await sync(connection, story)
    case .expect(let expected): complaints += try await ScenarioExpectation(self).complaints(about: expected)
    case .settings(let connection, let changed): connections[try index(of: connection)].change(changed)
    case .byHand(let account, let command, .done):
      try HandCommand(command).perform(on: register, by: hand(in: account ?? self.account))
    case .byHand(let account, let command, .refused): refuse(command, in: account ?? self.account)
    case .tenant(let connection, let changes): try await change(connection) { await $0.change(changes) }
    case .fault(let connection, let name): try await change(connection) { try await $0.set(fault: name) }
    case .quirks(let names): try await change(nil) { try await $0.set(quirks: names) }
    case .reverse(let connection): try await change(connection) { await $0.reverse() }
    case .pause(let connection): _ = try register.pause(connection, by: hand(in: connection.account))
    case .resume(let connection): _ = try register.resume(connection, by: hand(in: connection.account))
    case .timePasses(let duration): clock.advance(by: duration)
    case .decide(let connection, let decision, let end):
      try await decide(decision, about: connections[try index(of: connection)].reference, end)
    case .anotherTenant(let connection, let devices): try await lead(connection, to: devices)
    case .ownTenant(let connection):
      let reference = connections[try index(of: connection)].reference
      tenants[reference] = ownTenants[reference] ?? tenants[reference]
    case .key(let connection, let key): try await change(connection) { $0.keyInUse = key }
    case .otherRun(let connection, let run):
      try take(part: run, in: connections[try index(of: connection)].reference)
    }
  }

  /// The settings of a connection lead to another tenant from now on, with another Network ID (I3).
  private func lead(_ connection: ConnectionReference?, to devices: [ScenarioNode]) async throws {
    var elsewhere = connections[try index(of: connection)]
    elsewhere.devices = devices.flatMap(\.repeated).map { ScenarioDevice($0) }
    if ownTenants[elsewhere.reference] == nil {
      ownTenants[elsewhere.reference] = tenants[elsewhere.reference]
    }
    tenants[elsewhere.reference] = try await ScenarioTenant.start(elsewhere, number: connections.count)
  }

  /// Whether somebody else's run of some connection goes on.
  var isAnotherRunGoingOn: Bool { !otherRuns.isEmpty }

  /// Runs that somebody else started renew their leases as long as they go on.
  func renewOtherRuns() throws {
    for lease in otherRuns.values { try register.renew(lease, at: clock.now) }
  }

  private func take(part run: ScenarioStep.OtherRun, in connection: ConnectionReference) throws {
    let lease = { try self.register.takeLease(of: connection, for: "another", at: self.clock.now) }
    switch run {
    case .begins: otherRuns[connection] = try lease()
    case .dies: _ = try lease()
    case .ends: if let lease = otherRuns.removeValue(forKey: connection) { try register.release(lease) }
    }
  }

  private func index(of connection: ConnectionReference?) throws -> Int {
    guard let connection else { return 0 }
    guard let index = connections.firstIndex(where: { $0.reference == connection }) else {
      throw ScenarioMistake("the scenario has no connection \(connection)")
    }
    return index
  }

  private func change(
    _ connection: ConnectionReference?, _ body: (inout ScenarioTenant) async throws -> Void
  ) async throws {
    let reference = connections[try index(of: connection)].reference
    guard var tenant = tenants[reference] else { return }
    try await body(&tenant)
    tenants[reference] = tenant
  }

  /// A command that must be refused, and then has changed nothing.
  private func refuse(_ command: String, in account: AccountReference) {
    do {
      let before = try RegisterContents(of: register)
      do {
        try HandCommand(command).perform(on: register, by: hand(in: account))
        complaints.append("'\(command)' should have been refused")
      } catch StoreError.refused {
        if try RegisterContents(of: register) != before {
          complaints.append("'\(command)' was refused and changed something")
        }
      }
    } catch {
      complaints.append("'\(command)': \(error)")
    }
  }
}
