package import JamfSchoolSimulator
import Logging
package import RollcallCore
import RollcallKit
import RollcallPlugins
package import RollcallStore
package import RollcallSync
import RollcallTransport

/// One connection to a simulated tenant of a few devices, for tests of what happens when the tenant misbehaves. Pauses between tries
/// are skipped.
package final class FaultyWorld {
  package let register: Register
  package let tenant: RunningTenant
  private let patient: SyncHost
  private let impatient: SyncHost

  package static let connection = ConnectionReference(
    account: AccountReference("riverside"), integration: "jamf-school")

  /// How often one request is tried at most.
  package static let tries = 5

  package init(devices: Int = 12) async throws {
    tenant = try await SimulatedTenant(TenantConfiguration(key: .scenario, devices: devices)).startForGood()
    register = try Register.inMemory()
    try register.know([
      AccountEntry(
        reference: Self.connection.account, name: "Riverside", integrations: [Self.connection.integration])
    ])
    patient = try Self.host(patience: .seconds(60))
    impatient = try Self.host(patience: .milliseconds(200))
  }

  private static func host(patience: Duration) throws -> SyncHost {
    var limits = TransportConfiguration()
    limits.tries = Self.tries
    limits.firstByteTimeout = patience
    limits.idleTimeout = patience
    let silent = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    let clock = TransportClock(now: { .morning }, sleep: { _ in })
    return SyncHost(
      transport: try Transport(configuration: limits, log: silent, clock: clock),
      secrets: { _ throws(IntegrationError) in Secret(AccessKey.scenario.key) }, now: { .morning },
      sleep: { _ in },
      log: silent)
  }

  /// Whether a sync waits long for its tenant.
  package enum Patience: Sendable {
    /// As long as it takes.
    case long
    /// Hardly at all: for tenants that never answer.
    case short
  }

  /// One sync.
  package func sync(_ patience: Patience = .long) async -> RunReport {
    await run(patience == .long ? patient : impatient).sync(on: register)
  }

  /// What stands in the register, as text; runs and alerts are not part of it.
  package func contents() throws -> [String] {
    try register.assets().map { "\($0.assetID) \($0.name ?? "") \($0.holder?.label ?? "") \($0.links)" }
  }

  private func run(_ host: SyncHost) -> SyncRun {
    SyncRun(
      ConnectionSetup(
        reference: Self.connection, plugin: compiledPlugins[0],
        settings: PluginSettings([
          "url": .text(tenant.url), "network_id": .text(AccessKey.scenario.networkID),
          "api_key": .secret(.env("KEY")),
        ]), options: SyncOptions()), host: host)
  }
}
