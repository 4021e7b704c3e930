import JamfSchoolSimulator
import Logging
import RollcallCore
import RollcallKit
import RollcallPlugins
import RollcallStore
import RollcallSync
import RollcallTransport

/// A register with two accounts, each with a connection that a test leads to whatever tenant it likes.
struct School {
  let register: Register
  let host: SyncHost

  static let riverside = ConnectionReference(
    account: AccountReference("riverside"), integration: "jamf-school")
  static let lakeside = ConnectionReference(account: AccountReference("lakeside"), integration: "jamf-school")
  private static let key = "KEYOFTHETENANTSOFTHISTEST00000001"

  init(turns: Turns? = nil) throws {
    register = try Register.inMemory()
    try register.know(
      [Self.riverside, Self.lakeside].map {
        AccountEntry(reference: $0.account, name: $0.account.text, integrations: [$0.integration])
      })
    let silent = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    host = SyncHost(
      transport: try Transport(configuration: TransportConfiguration(), log: silent),
      secrets: { _ throws(IntegrationError) in Secret(Self.key) },
      now: { Instant(seconds: 1_772_352_000) }, sleep: { _ in }, turns: turns, log: silent)
  }

  /// A tenant of so many devices; another seed has other devices.
  static func tenant(_ networkID: String, devices: Int = 12, seed: UInt64 = 1) async throws -> RunningTenant {
    var configuration = TenantConfiguration(
      key: AccessKey(networkID: networkID, key: key), devices: devices)
    configuration.seed = seed
    return try await SimulatedTenant(configuration).startForGood()
  }

  /// A run of a connection that leads to a tenant.
  func run(
    _ connection: ConnectionReference = riverside, on tenant: RunningTenant, _ networkID: String,
    rivals: [ConnectionReference] = []
  ) -> SyncRun {
    SyncRun(
      ConnectionSetup(
        reference: connection, plugin: compiledPlugins[0],
        settings: PluginSettings([
          "url": .text(tenant.url), "network_id": .text(networkID), "api_key": .secret(.env("KEY")),
        ]), options: SyncOptions(), rivals: rivals), host: host)
  }
}
