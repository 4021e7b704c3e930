import Foundation
import JamfSchoolSimulator
import Logging
import RollcallCore
import RollcallKit
import RollcallTransport

@testable import JamfSchool

/// The plugin in the company of a simulated tenant: real HTTP, and pauses that take no time.
struct Visit {
  let tenant: RunningTenant
  private let transport: Transport
  private let configuration: TenantConfiguration
  private let log = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

  init(devices: Int, patience: Duration = .seconds(60)) async throws {
    configuration = TenantConfiguration(devices: devices)
    tenant = try await SimulatedTenant(configuration).startForGood()
    var limits = TransportConfiguration()
    (limits.firstByteTimeout, limits.idleTimeout) = (patience, patience)
    transport = try Transport(
      configuration: limits, log: log,
      clock: TransportClock(
        now: { Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }, sleep: { _ in }))
  }

  /// How often the list of devices was asked for.
  var listRequests: Int {
    get async { await tenant.requests.filter { $0.path.hasSuffix("/devices") }.count }
  }

  func plugin(key: String? = nil) throws(IntegrationError) -> JamfSchool {
    var config = JamfSchool.Config()
    config.url = tenant.url
    config.networkID = configuration.key.networkID
    config.apiKey = Secret(key ?? configuration.key.key)
    let services = try transport.services(
      endpoint: try config.endpoint, manifest: JamfSchool.manifest, log: log)
    return try JamfSchool(config: config, host: services)
  }

  func fetch() async throws(IntegrationError) -> Fetch {
    try await plugin().fetch()
  }

  func failure() async -> IntegrationError? {
    do throws(IntegrationError) {
      _ = try await fetch()
      return nil
    } catch {
      return error
    }
  }
}

extension JamfSchool {
  /// All that the plugin reads, mapped as the host maps it.
  func fetch() async throws(IntegrationError) -> Fetch {
    let listing = try await devices()
    let mapper = RecordMapper(
      mapping: Self.manifest.mapping, manufacturer: Self.manifest.manufacturer, timeZone: nil,
      lookups: listing.lookups)
    var builder = FetchBuilder()
    for stream in listing.streams {
      builder.begin(stream)
      while let page = try await stream.pages.next() { try mapper.map(page, into: &builder) }
      try builder.end()
    }
    return try builder.finish()
  }
}

extension Fetch {
  /// The devices as far as decisions go.
  var withoutDetails: [Device] {
    devices.map { device in
      var device = device
      device.details = .none
      return device
    }
  }
}
