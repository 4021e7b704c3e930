import Logging
package import RollcallCore
package import RollcallKit
import RollcallTransport

/// A connection that can be talked to: the plugin with its settings, its secrets and its way to the network.
package struct LiveConnection: Sendable {
  let setup: ConnectionSetup
  let integration: any Integration
  private let observer: RunObserver

  /// Resolves the secrets of a connection and builds it. No request is sent.
  package static func open(
    _ setup: ConnectionSetup, on host: SyncHost, observer: RunObserver = .silent
  ) throws(IntegrationError) -> LiveConnection {
    let prepared = try setup.plugin.prepare(setup.settings, secrets: host.secrets)
    var log = host.log
    log[metadataKey: "connection"] = "\(setup.reference)"
    let services = try host.transport.services(
      endpoint: prepared.endpoint, manifest: setup.plugin.manifest, log: log, onBytes: observer.bytes)
    return LiveConnection(setup: setup, integration: try prepared.connect(services), observer: observer)
  }

  /// What the connection test finds (J4).
  package func check() async -> CheckReport { await integration.check() }

  /// Returns what the test found when the connection passes it, and throws its first failure.
  func passTest() async throws(IntegrationError) -> CheckReport {
    let report = await check()
    if let failure = report.failure { throw failure }
    return report
  }

  /// The devices, for people who want to see what the tenant says.
  package func fetch(on host: SyncHost) async throws(IntegrationError) -> Fetch {
    try await FetchStage(connection: self, observer: observer, host: host).fetch()
  }

  func mapper(lookups: [DeviceField: [String: String]]) -> RecordMapper {
    let manifest = setup.plugin.manifest
    return RecordMapper(
      mapping: manifest.mapping.overridden(by: setup.mapping), manufacturer: manifest.manufacturer,
      timeZone: setup.timeZone, lookups: lookups)
  }
}

extension LiveConnection {
  /// The vendor's own records, one after another.
  package func records(_ body: (ArraySlice<UInt8>) -> Void) async throws(IntegrationError) {
    let listing = try await integration.devices()
    while let page = try await listing.pages.next() {
      page.forEachRecord(body)
    }
  }
}
