package import JamfSchoolSimulator
import Logging
package import RollcallCore
import RollcallKit
import RollcallPlugins
package import RollcallStore
package import RollcallSync
import RollcallTransport

/// One connection to a simulated tenant of a few devices, for tests of what happens when the tenant misbehaves. Nothing waits:
/// pauses between tries are skipped, and limits of time are short.
package final class FaultyWorld {
  package let register: Register
  package let tenant: RunningTenant
  private let host: SyncHost

  package static let connection = ConnectionReference(account: AccountReference("riverside"), integration: "jamf-school")

  /// How often one request is tried at most.
  package static let tries = 5

  package init(devices: Int = 12) async throws {
    tenant = try await SimulatedTenant(TenantConfiguration(key: .scenario, devices: devices)).start()
    register = try Register.inMemory()
    try register.know([
      AccountEntry(reference: Self.connection.account, name: "Riverside", integrations: [Self.connection.integration])
    ])
    var limits = TransportConfiguration()
    limits.tries = Self.tries
    limits.firstByteTimeout = .milliseconds(300)
    limits.idleTimeout = .milliseconds(300)
    let silent = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    let clock = TransportClock(now: { .morning }, sleep: { _ in })
    host = SyncHost(
      transport: try Transport(configuration: limits, log: silent, clock: clock),
      secrets: { _ throws(IntegrationError) in Secret(AccessKey.scenario.key) }, now: { .morning }, sleep: { _ in },
      log: silent)
  }

  /// One sync.
  package func sync() async -> RunReport { await run.sync(on: register) }

  /// One plan.
  package func plan() async -> RunReport { await run.plan(on: register) }

  /// What stands in the register, as text; runs and alerts are not part of it.
  package func contents() throws -> [String] {
    try register.assets().map { "\($0.assetID) \($0.name ?? "") \($0.holder?.label ?? "") \($0.links)" }
  }

  private var run: SyncRun {
    SyncRun(
      ConnectionSetup(
        reference: Self.connection, plugin: compiledPlugins[0],
        settings: PluginSettings([
          "url": .text(tenant.url), "network_id": .text(AccessKey.scenario.networkID), "api_key": .secret(.env("KEY")),
        ]), options: SyncOptions()), host: host)
  }
}
