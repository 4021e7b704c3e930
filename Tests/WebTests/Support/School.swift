import JamfSchoolSimulator
import Logging
import RollcallCore
import RollcallDocuments
import RollcallKit
import RollcallPlugins
import RollcallStore
import RollcallSync
import RollcallTransport

/// A register with three connections: Riverside's was synced, Lakeside's key was refused, and that of Riverside North never ran.
struct School {
  static let riverside = connection("riverside")
  static let north = connection("riverside/north")
  static let lakeside = connection("lakeside")
  static let noon = Instant(seconds: 1_772_366_400)

  let register: Register
  /// What became of the two runs.
  let reports: [RunReport]

  private static let key = "KEYOFTHETENANTSOFTHISTEST00000001"

  /// A school whose tenants were asked once, both of them.
  static func synced() async throws -> School {
    let register = try Register.inMemory()
    try register.know(
      [riverside, north, lakeside].map {
        AccountEntry(
          reference: $0.account, name: $0.account.text, integrations: [$0.integration])
      })
    let good = try await tenant("10", seed: 1)
    let first = try await run(riverside, at: good, "10").sync(on: register)
    let second = try await run(lakeside, at: good, "11").sync(on: register)
    return School(register: register, reports: [first, second])
  }

  /// As the settings and a schedule have the connections.
  var facts: [ConnectionFacts] {
    [
      ConnectionFacts(connection: Self.riverside, nextRun: Instant(seconds: 1_772_367_000)),
      ConnectionFacts(connection: Self.north, isEnabled: false), ConnectionFacts(connection: Self.lakeside),
    ]
  }

  private static func connection(_ account: String) -> ConnectionReference {
    ConnectionReference(account: AccountReference(account), integration: "jamf-school")
  }

  private static func tenant(_ networkID: String, seed: UInt64) async throws -> RunningTenant {
    var configuration = TenantConfiguration(key: AccessKey(networkID: networkID, key: key), devices: 12)
    configuration.seed = seed
    return try await SimulatedTenant(configuration).startForGood()
  }

  private static func run(
    _ connection: ConnectionReference, at tenant: RunningTenant, _ networkID: String
  ) throws -> SyncRun {
    let silent = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    let host = SyncHost(
      transport: try Transport(configuration: TransportConfiguration(), log: silent),
      secrets: { _ throws(IntegrationError) in Secret(key) }, now: { noon }, sleep: { _ in }, log: silent)
    var options = SyncOptions()
    options.autoCheckout = .on
    return SyncRun(
      ConnectionSetup(
        reference: connection, plugin: compiledPlugins[0],
        settings: PluginSettings([
          "url": .text(tenant.url), "network_id": .text(networkID), "api_key": .secret(.env("KEY")),
        ]), options: options), host: host)
  }
}
