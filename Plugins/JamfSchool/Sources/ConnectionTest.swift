import RollcallJSON
import RollcallKit

/// The connection test: two small requests, whatever the size of the fleet.
///
///     GET /devices?serialnumber=…  ─►  reached, credentials, permission: read devices
///     GET /locations               ─►  permission: read locations
struct ConnectionTest: Sendable {
  var http: HTTPClient
  var identity: TenantIdentity

  /// No device has it, so that the list of any fleet comes out empty.
  static let impossibleSerial = "ROLLCALL-CONNECTION-TEST"

  /// How long the answer of a test is at most, in bytes.
  private static let small = 1 << 20

  /// Tries all that can be tried.
  func report() async -> CheckReport {
    let failure = await devicesFailure()
    var probes = Self.probes(failure)
    guard failure == nil || failure?.kind == .permission else {
      return CheckReport(tenant: nil, probes: probes)
    }
    probes.append(Probe("permission: read locations", failure: await locationsFailure()))
    return CheckReport(tenant: identity, probes: probes)
  }

  /// The three things that the first request proves, up to the one that failed.
  private static func probes(_ failure: IntegrationError?) -> [Probe] {
    guard let failure else {
      return [Probe("reached"), Probe("credentials"), Probe("permission: read devices")]
    }
    switch failure.kind {
    case .authentication: return [Probe("reached"), Probe("credentials", failure: failure)]
    case .permission:
      return [Probe("reached"), Probe("credentials"), Probe("permission: read devices", failure: failure)]
    case .configuration, .rateLimited, .transient, .malformed, .incomplete, .unsupported, .cancelled:
      return [Probe("reached", failure: failure)]
    }
  }

  private func devicesFailure() async -> IntegrationError? {
    let request = HTTPRequest(
      JamfSchool.listPath, query: [HTTPRequest.Parameter("serialnumber", Self.impossibleSerial)])
    do throws(IntegrationError) {
      if let body = try await beginning(of: request) { try Self.checkList(body) }
      return nil
    } catch {
      return Self.asTested(error)
    }
  }

  /// The whole of a small answer; nil for a long one. A server that ignores the filter sends its fleet, which proves the
  /// permission as well: the rest of it is not read.
  private func beginning(of request: HTTPRequest) async throws(IntegrationError) -> [UInt8]? {
    let body = try await http.open(request).body
    var bytes: [UInt8] = []
    while let chunk = try await body.next() {
      bytes += chunk
      if bytes.count > Self.small { return nil }
    }
    return bytes
  }

  private func locationsFailure() async -> IntegrationError? {
    do throws(IntegrationError) {
      _ = try await LocationNames(from: http)
      return nil
    } catch {
      return Self.asTested(error)
    }
  }

  private static func checkList(_ body: [UInt8]) throws(IntegrationError) {
    if let failure = VendorFailure(in: body) { throw failure.error(answering: JamfSchool.listPath) }
    let reader = RecordReader(["devices"])
    guard reader.read(body) == .read else { throw unreadable("it is not JSON") }
    switch reader.value(0).kind {
    case .array, .emptyArray: return
    case .missing, .null, .bool, .number, .string, .object, .emptyObject:
      throw unreadable("it has no list 'devices'")
    }
  }

  private static func unreadable(_ why: String) -> IntegrationError {
    IntegrationError(
      .malformed, "The answer to GET \(JamfSchool.listPath) cannot be read: \(why).",
      hint: "Check that url is your Jamf School server, and not a page in front of it.")
  }

  /// A path that is not there means a wrong address while it is being tested, and a changed service later.
  private static func asTested(_ error: IntegrationError) -> IntegrationError {
    var error = error.explained
    if error.kind == .malformed, error.httpStatus == 404 { error.kind = .configuration }
    return error
  }
}
