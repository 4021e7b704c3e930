import CustomDump
import RollcallCore
import RollcallKit
import Testing

@testable import JamfSchool

@Suite struct ListingTests {
  @Test func `a run asks for locations and devices, once each`() async throws {
    let tenant = ScriptedTenant(devices: try .fixture("devices"), locations: try .fixture("locations"))

    _ = try await tenant.fetch()

    expectNoDifference(tenant.requests, [HTTPRequest("/locations"), HTTPRequest("/devices")])
  }

  @Test func `a tenant without devices is an empty fleet`() async throws {
    let tenant = ScriptedTenant(devices: try .fixture("no-devices"))

    #expect(try await tenant.fetch().devices.count == 0)
  }

  @Test(
    arguments: [
      (#"{"code":200,"count":2,"devices":[{"UDID":"1"}]}"#, IntegrationError.Kind.incomplete),
      (#"{"code":200,"count":"2","devices":[]}"#, .incomplete),
      (#"{"code":200}"#, .malformed),
      (#"{"code":200,"Devices":[]}"#, .malformed),
      (#"{"code":200,"devices":null}"#, .malformed),
      (#"{"code":400,"message":"Whatever"}"#, .malformed),
      (#"{"code":"400","message":"Whatever","devices":[]}"#, .malformed),
      (#"{"devices":[],"message":"MissingParameter"}"#, .malformed),
      (#"{"code":401,"message":"Unauthorized"}"#, .authentication),
      (#"{"code":403}"#, .permission),
      (
        #"{"error":{"code":405,"message":"Requested method (GET) not allowed using this API key"}}"#,
        .permission
      ),
      (#"{"error":{"code":"429"}}"#, .rateLimited),
      (#"{"code":503,"message":"Maintenance"}"#, .transient),
      (#"{"error":"Something broke"}"#, .malformed),
      ("<html><body>Sign in</body></html>", .malformed),
      ("", .malformed),
      (#"{"code":200,"count":1,"devices":[{"UDID":"1"}"#, .malformed),
    ])
  func `what is no list of all devices is an error, whatever the status said`(
    _ body: String, _ kind: IntegrationError.Kind
  ) async throws {
    let error = await ScriptedTenant(devices: .text(body)).failure()

    #expect(error?.kind == kind)
    #expect(error?.message.isEmpty == false)
  }

  @Test func `more devices than announced are all taken`() async throws {
    let tenant = ScriptedTenant(
      devices: .text(#"{"count":1,"devices":[{"UDID":"1"},{"UDID":"2"}],"code":0}"#))

    let fetch = try await tenant.fetch()

    #expect(fetch.devices.count == 2)
    #expect(fetch.warnings.count == 1)
  }

  @Test(arguments: [
    #"{"locations":[]}"#, "{}", "[]", "", "<html></html>", #"{"code":404,"message":"LocationNotFound"}"#,
  ])
  func `a tenant that does not name its locations is pulled all the same`(_ locations: String) async throws {
    let tenant = ScriptedTenant(devices: try .fixture("devices"), locations: .text(locations))

    let fetch = try await tenant.fetch()

    #expect(fetch.devices.count == 2)
    #expect(fetch.details(0)["location"] == nil)
  }

  @Test func `a tenant without the feature of locations is pulled all the same`() async throws {
    let tenant = ScriptedTenant(
      devices: try .fixture("devices"),
      locations: .failure(IntegrationError(.malformed, "404", httpStatus: 404)))

    #expect(try await tenant.fetch().devices.count == 2)
  }

  @Test(arguments: [IntegrationError.Kind.authentication, .permission, .transient, .rateLimited])
  func `a refusal or an outage is an error also where it meets the locations`(_ kind: IntegrationError.Kind)
    async throws
  {
    let tenant = ScriptedTenant(
      devices: try .fixture("devices"), locations: .failure(IntegrationError(kind, "refused")))

    #expect(await tenant.failure()?.kind == kind)
  }

  @Test func `a key without a right is told what to click`() async throws {
    let tenant = ScriptedTenant(
      devices: .failure(IntegrationError(.permission, "405", hint: "Ask.", httpStatus: 405)))

    #expect(await tenant.failure()?.hint?.contains("Organization > Settings > API") == true)
  }
}
