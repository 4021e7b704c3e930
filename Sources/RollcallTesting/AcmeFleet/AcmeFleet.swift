import RollcallCore
import RollcallJSON
package import RollcallKit

/// A second compiled plugin, for stories about several connections of one account (F4, G10). Its vendor is made up.
///
///     GET /v1/fleet                        whose tenant it is
///     GET /v1/devices?limit=…&cursor=…     a page of devices, where the next one begins, and how many there are
///
/// It is all that Jamf School is not: pages with cursors, a token, a manufacturer in each record. No product holds it.
package struct AcmeFleet: Integration {
  package static let manifest = Manifest(
    id: "acme-fleet", name: "Acme Fleet", version: "1.0.0",
    summary: "Devices of a made-up vendor, page by page, with their users.", identity: ["fleet"],
    mapping: .acmeFleet)

  static let fleetPath = "/v1/fleet"
  static let listPath = "/v1/devices"

  private let config: Config
  private let host: HostServices

  package init(config: Config, host: HostServices) throws(IntegrationError) {
    self.config = config
    self.host = host
  }

  package func check() async -> CheckReport {
    do throws(IntegrationError) {
      let tenant = try await tenant()
      return CheckReport(
        tenant: tenant, probes: [Probe("reached"), Probe("credentials"), await devicesProbe()])
    } catch {
      guard error.kind == .authentication || error.kind == .permission else {
        return CheckReport(tenant: nil, probes: [Probe("reached", failure: error)])
      }
      return CheckReport(tenant: nil, probes: [Probe("reached"), Probe("credentials", failure: error)])
    }
  }

  package func devices() async throws(IntegrationError) -> DeviceListing {
    let listing = AcmePaging(host.http, limit: config.pageSize)
    return DeviceListing(pages: Pages { () async throws(IntegrationError) in try await listing.next() })
  }

  /// Whose tenant answers: it says so itself, and must be the one that the settings name.
  private func tenant() async throws(IntegrationError) -> TenantIdentity {
    let reader = RecordReader(["id", "name"])
    guard reader.read(try await host.http.bytes(HTTPRequest(Self.fleetPath))) == .read,
      let id = reader.value(0).text
    else {
      throw IntegrationError(
        .malformed, "The answer to GET \(Self.fleetPath) does not say whose fleet it is.",
        hint: "Check that url is your Acme server.")
    }
    guard id == config.fleet else {
      throw IntegrationError(
        .configuration, "The token belongs to the fleet \(id), not to \(config.fleet).",
        hint: "Write `fleet: \(id)`, or use a token of the other fleet.", field: "fleet")
    }
    return TenantIdentity(id: id, name: reader.value(1).text ?? id)
  }

  private func devicesProbe() async -> Probe {
    let listing = AcmePaging(host.http, limit: 1)
    do throws(IntegrationError) {
      _ = try await listing.next()
      return Probe("permission: read devices")
    } catch {
      return Probe("permission: read devices", failure: error)
    }
  }
}
