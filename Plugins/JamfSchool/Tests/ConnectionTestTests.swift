import CustomDump
import RollcallKit
import Testing

@testable import JamfSchool

@Suite struct ConnectionTestTests {
  static let all = ["reached", "credentials", "permission: read devices", "permission: read locations"]

  @Test func `a connection that works passes four probes with two small requests`() async throws {
    let tenant = ScriptedTenant(devices: try .fixture("no-devices"), locations: try .fixture("locations"))

    let report = try await tenant.plugin().check()

    #expect(report.probes.map(\.name) == Self.all)
    #expect(report.failure == nil)
    expectNoDifference(report.tenant, TenantIdentity(id: "10482058", name: "riverside.jamfcloud.com"))
    expectNoDifference(
      tenant.requests,
      [
        HTTPRequest("/devices", query: [HTTPRequest.Parameter("serialnumber", "ROLLCALL-CONNECTION-TEST")]),
        HTTPRequest("/locations"),
      ])
  }

  @Test(
    arguments: [
      (
        IntegrationError(.authentication, "401", httpStatus: 401), "credentials",
        IntegrationError.Kind.authentication
      ),
      (IntegrationError(.malformed, "404", httpStatus: 404), "reached", .configuration),
      (IntegrationError(.transient, "no route"), "reached", .transient),
      (IntegrationError(.configuration, "certificate"), "reached", .configuration),
      (IntegrationError(.rateLimited, "429", httpStatus: 429), "reached", .rateLimited),
    ])
  func `the probe that failed says why, and nobody answered`(
    _ error: IntegrationError, _ probe: String, _ kind: IntegrationError.Kind
  ) async throws {
    let report = try await ScriptedTenant(devices: .failure(error)).plugin().check()

    #expect(report.tenant == nil)
    #expect(report.probes.last?.name == probe)
    #expect(report.failure?.kind == kind)
  }

  @Test func `a key that may not read is known by its tenant, and told what to click`() async throws {
    let tenant = ScriptedTenant(
      devices: try .fixture("method-not-allowed"), locations: try .fixture("method-not-allowed"))

    let report = try await tenant.plugin().check()

    #expect(report.probes.map(\.name) == Self.all)
    #expect(report.probes.map { $0.failure?.kind } == [nil, nil, .permission, .permission])
    #expect(report.failure?.hint?.contains("switch Read on") == true)
    #expect(report.tenant?.id == "10482058")
  }

  @Test(arguments: ["<html></html>", "", #"{"code":200}"#, "[]", #"{"code":400,"message":"Whatever"}"#])
  func `an answer that is not the vendor's reaches nobody`(_ body: String) async throws {
    let report = try await ScriptedTenant(devices: .text(body)).plugin().check()

    #expect(report.probes.map(\.name) == ["reached"])
    #expect(report.failure?.kind == .malformed)
  }

  @Test func `a tenant without locations passes`() async throws {
    let tenant = ScriptedTenant(
      devices: try .fixture("no-devices"),
      locations: .failure(IntegrationError(.malformed, "404", httpStatus: 404)))

    #expect(try await tenant.plugin().check().failure == nil)
  }
}
