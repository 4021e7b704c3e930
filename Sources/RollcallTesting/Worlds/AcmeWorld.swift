import Logging
package import RollcallCore
package import RollcallKit
import RollcallSync
import RollcallTransport

/// One connection to an Acme tenant, for tests of the plugin by itself.
package struct AcmeWorld {
  package let tenant: AcmeTenant
  private let setup: ConnectionSetup
  private let host: SyncHost

  package init(fleet: String = AcmeTenant.fleet, pageSize: Int = 2) async throws {
    let (tenant, url) = try await AcmeTenant.startForGood()
    self.tenant = tenant
    setup = ConnectionSetup(
      reference: ConnectionReference(account: AccountReference("riverside"), integration: "acme-fleet"),
      plugin: Plugin(AcmeFleet.self),
      settings: PluginSettings([
        "url": .text(url), "fleet": .text(fleet), "token": .secret(.env("TOKEN")),
        "page_size": .text("\(pageSize)"),
      ]), options: SyncOptions())
    let silent = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    let clock = TransportClock(now: { .morning }, sleep: { _ in })
    host = SyncHost(
      transport: try Transport(configuration: TransportConfiguration(), log: silent, clock: clock),
      secrets: { _ throws(IntegrationError) in Secret(AcmeTenant.token) }, now: { .morning },
      sleep: { _ in }, log: silent)
  }

  /// What the connection test finds.
  package func check() async throws(IntegrationError) -> CheckReport {
    try await LiveConnection.open(.resolve(setup, on: host, nil), on: host).check()
  }

  /// All devices of the tenant.
  package func fetch() async throws(IntegrationError) -> Fetch {
    try await LiveConnection.open(.resolve(setup, on: host, nil), on: host).fetch(on: host)
  }
}
