import Logging
package import RollcallCore
package import RollcallKit
import RollcallTransport

/// A connection that can be talked to: the plugin with its settings, its secrets and its way to the network.
package struct LiveConnection: Sendable {
  let settings: ResolvedSettings
  let tenant: any TenantClient
  private let observer: RunObserver
  /// Knows every secret of the connection: a plugin's words may quote an answer that quotes them.
  private let redactor: Redactor

  /// Builds a connection. No request is sent.
  package static func open(
    _ resolved: ResolvedSettings, on host: SyncHost, observer: RunObserver = .silent
  ) throws(IntegrationError) -> LiveConnection {
    let setup = resolved.setup
    let prepared = try setup.plugin.prepare(setup.settings, secrets: resolved.secrets)
    var log = host.log
    log[metadataKey: "connection"] = "\(setup.reference)"
    let services = try host.transport.services(
      endpoint: prepared.endpoint, manifest: setup.plugin.manifest, log: log, onBytes: observer.bytes)
    return LiveConnection(
      settings: resolved, tenant: try prepared.connect(services), observer: observer,
      redactor: Redactor(resolved.secrets.values))
  }

  var setup: ConnectionSetup { settings.setup }

  /// What the connection test finds (J4).
  package func check() async -> CheckReport { redactor.redact(await tenant.check()) }

  /// Returns what the test found when the connection passes it, and throws its first failure.
  ///
  /// - Parameter limit: how long it may take where others wait for it; nil as long as the network's own limits allow.
  /// - Throws: also `transient` when it takes longer than the limit.
  func passTest(within limit: Duration?) async throws(IntegrationError) -> CheckReport {
    let report = try await checked(within: limit)
    if let failure = report.failure { throw failure }
    return report
  }

  private func checked(within limit: Duration?) async throws(IntegrationError) -> CheckReport {
    guard let limit else { return await check() }
    let report = await withTaskGroup(of: CheckReport?.self) { tasks in
      tasks.addTask { await check() }
      tasks.addTask {
        try? await Task.sleep(for: limit)
        return nil
      }
      let first = await tasks.next() ?? nil
      tasks.cancelAll()
      return first
    }
    guard let report else {
      if Task.isCancelled { throw IntegrationError(.cancelled, "The connection test was given up.") }
      throw IntegrationError(
        .transient, "The connection test of \(setup.reference) took longer than \(DurationText(limit).text).",
        hint: "The tenant may be slow now; it is tried again.")
    }
    return report
  }

  /// The devices, for people who want to see what the tenant says.
  package func fetch(on host: SyncHost) async throws(IntegrationError) -> Fetch {
    do {
      return try await FetchStage(connection: self, observer: observer, host: host).fetch()
    } catch {
      throw redactor.redact(error)
    }
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
    do throws(IntegrationError) {
      for stream in try await tenant.devices().streams {
        while let page = try await stream.pages.next() { page.forEachRecord(body) }
      }
    } catch {
      throw redactor.redact(error)
    }
  }
}
