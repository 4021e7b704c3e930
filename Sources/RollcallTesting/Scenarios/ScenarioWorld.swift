import Foundation
import JamfSchoolSimulator
import Logging
import RollcallCore
import RollcallKit
import RollcallPlugins
import RollcallStore
import RollcallSync
import RollcallTransport
import Synchronization

/// A scenario while it is told: a simulated tenant over HTTP, the plugin, and a register in SQLite. Only the time is made up.
package final class ScenarioWorld {
  /// The account of all scenarios.
  static let account = AccountReference("riverside")
  static let subAccount = AccountReference("riverside/north")

  let register: Register
  /// What went wrong, in words; empty when the story held.
  package private(set) var complaints: [String] = []
  /// The reports of the last sync, one for each connection.
  private(set) var last: [RunReport] = []
  private let scenario: Scenario
  private let host: SyncHost
  private let clock: ManualClock
  private var settings: [String: ScenarioNode]
  private var tenants: [(account: AccountReference, devices: [ScenarioDevice], running: RunningTenant)] = []

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
    settings = Dictionary(scenario.settings.map { ($0.key, $0.value) }, uniquingKeysWith: { $1 })
    register = try Register.inMemory()
    let clock = ManualClock()
    self.clock = clock
    host = SyncHost(
      transport: try Transport(
        configuration: TransportConfiguration(),
        log: Logger(label: "scenario") { _ in SwiftLogNoOpLogHandler() }),
      secrets: { _ throws(IntegrationError) in Secret(AccessKey.scenario.key) }, now: { clock.now },
      sleep: { _ in }, log: Logger(label: "scenario") { _ in SwiftLogNoOpLogHandler() })
    try await addTenant(Self.account, scenario.tenant)
    if let devices = scenario.subAccountTenant { try await addTenant(Self.subAccount, devices) }
    try prepareRegister()
  }

  private func addTenant(_ account: AccountReference, _ devices: [ScenarioDevice]) async throws {
    let running = try await SimulatedTenant(TenantConfiguration(key: .scenario)).startForGood()
    tenants.append((account, devices, running))
    await publish(tenants.count - 1)
  }

  private func publish(_ index: Int) async {
    let records = tenants[index].devices.filter { !$0.isRemoved }.map(\.record)
    await tenants[index].running.replaceFleet(FleetDocument(devices: records))
  }

  private func prepareRegister() throws {
    try register.know(
      tenants.map {
        AccountEntry(reference: $0.account, name: $0.account.text, integrations: ["jamf-school"])
      })
    for email in scenario.employees { _ = try register.addEmployee(email: email, name: nil, by: hand) }
    for name in scenario.locations { _ = try register.addLocation(name, by: hand) }
    for asset in scenario.assets { try add(asset) }
  }

  private func add(_ node: ScenarioNode) throws {
    let id = node["asset_id"]?.text ?? ""
    let asset = AssetToAdd(
      assetID: id, name: node["name"]?.text, serialNumber: node["serial"]?.text,
      product: node["product"]?.text)
    _ = try register.addAsset(asset, by: hand)
    if let person = node["held_by"]?.text { _ = try register.checkOut(id, to: .employee(person), by: hand) }
    if let place = node["at"]?.text { _ = try register.checkOut(id, to: .location(place), by: hand) }
    if node["archived"]?.text == "true" { _ = try register.archiveAsset(id, by: hand) }
  }

  var hand: Hand { Hand(account: Self.account, person: "teacher", instant: clock.now) }

  private func perform(_ step: Scenario.Step) async throws {
    switch step {
    case .sync: try await sync()
    case .expect(let expected): complaints += try ScenarioExpectation(self).complaints(about: expected)
    case .settings(let changed): for (key, value) in changed { settings[key] = value }
    case .byHand(let command): try HandCommand(command).perform(on: register, by: hand)
    case .tenant(let changes):
      for change in changes { apply(change) }
      await publish(0)
    }
  }

  private func apply(_ change: ScenarioNode) {
    let serial = change["serial"]?.text ?? ""
    if let index = tenants[0].devices.firstIndex(where: { $0.serial == serial }) {
      tenants[0].devices[index].change(change)
    } else {
      tenants[0].devices.append(ScenarioDevice(change))
    }
  }

  /// Every sync is planned before, which must say the same, and after, which must find nothing to do (A5).
  private func sync() async throws {
    last = []
    for tenant in tenants {
      clock.advance(minutes: 10)
      let run = SyncRun(try setup(of: tenant.account, url: tenant.running.url), host: host)
      let before = await run.plan(on: register)
      let report = await run.sync(on: register)
      let after = await run.plan(on: register)
      last.append(report)
      if let error = report.error {
        complaints.append("the sync failed: \(error.kind.rawValue) \(error.message)")
      }
      compare(before, report, after)
    }
  }

  private func compare(_ before: RunReport, _ report: RunReport, _ after: RunReport) {
    if before.plan?.changes != report.plan?.changes || before.plan?.findings != report.plan?.findings {
      complaints.append("the plan before the sync said something else than the sync did")
    }
    guard report.outcome != .held, !scenario.rules.contains(.g13), let plan = after.plan, !plan.isEmpty else {
      return
    }
    let rest =
      plan.changes.map { ScenarioText.line($0) } + plan.notes.map { "a note for link \($0.link.number)" }
    complaints.append("a plan after the sync still wants: \(rest.joined(separator: "; "))")
  }

  private func setup(of account: AccountReference, url: String) throws -> ConnectionSetup {
    guard let plugin = compiledPlugins.first(where: { $0.manifest.id == "jamf-school" }) else {
      throw ScenarioMistake("there is no plugin jamf-school")
    }
    return ConnectionSetup(
      reference: ConnectionReference(account: account, integration: "jamf-school"), plugin: plugin,
      settings: PluginSettings([
        "url": .text(url), "network_id": .text(AccessKey.scenario.networkID), "api_key": .secret(.env("KEY")),
      ]), options: try ScenarioOptions(settings).options)
  }
}

extension AccessKey {
  /// The key of all scenarios' tenants.
  static let scenario = AccessKey(networkID: "10482058", key: "KEYOFTHESCENARIOTENANT0000000001")
}

/// The time of a scenario: stands still but for its syncs.
private final class ManualClock: Sendable {
  private let seconds = Mutex<Int64>(1_772_352_000)

  var now: Instant { Instant(seconds: seconds.withLock { $0 }) }

  func advance(minutes: Int64) {
    seconds.withLock { $0 += minutes * 60 }
  }
}
