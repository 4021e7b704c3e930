import RollcallCore
import RollcallJSON
public import RollcallKit

/// Reads the devices of a Jamf School tenant, with their owners.
///
///     GET /locations   once, for the names of locations
///     GET /devices     once: the whole fleet in one streamed answer
///
/// The list carries each device's owner with the e-mail address; nothing is asked per device. A trashed
/// device is not in it.
public struct JamfSchool: Integration {
  public static let manifest = Manifest(
    id: "jamf-school", name: "Jamf School", version: "1.0.0",
    summary: "iPads, Macs, iPhones and Apple TVs of a Jamf School tenant, with their owners.",
    manufacturer: "Apple", identity: ["network_id"], mapping: .jamfSchool)

  /// The list of devices. It is never paged: parameters for pages are ignored, so asking twice would double
  /// the fleet.
  static let listPath = "/devices"

  private let config: Config
  private let host: HostServices

  public init(config: Config, host: HostServices) throws(IntegrationError) {
    self.config = config
    self.host = host
  }

  public func check() async -> CheckReport {
    await ConnectionTest(http: host.http, identity: config.identity).report()
  }

  public func devices() async throws(IntegrationError) -> DeviceListing {
    let locations = try await LocationNames(from: host.http)
    return DeviceListing(
      pages: .listing(
        http: explaining, request: HTTPRequest(Self.listPath), records: "devices", total: "count",
        inspect: Self.inspect),
      lookups: [.location: locations.byID])
  }

  /// The host's client, whose refusals say what to click in Jamf School.
  private var explaining: HTTPClient {
    let http = host.http
    return HTTPClient { request async throws(IntegrationError) in
      do throws(IntegrationError) {
        return try await http.open(request)
      } catch {
        throw error.explained
      }
    }
  }

  /// A body that states a failure is one, whatever else is in it.
  private static func inspect(_ envelope: [UInt8]) throws(IntegrationError) {
    if let failure = VendorFailure(in: envelope) { throw failure.error(answering: listPath) }
  }
}
