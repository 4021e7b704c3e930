import CustomDump
import RollcallCore
import RollcallJSON
import RollcallKit
import Testing

/// What the test of a connector's connection finds (J4).
struct ConnectionTestTests {
  private static var connector: Connector {
    var connector = Connector.small(Connector.Listing(Connector.Request("/devices"), records: "devices"))
    connector.streams.append(
      Connector.Stream("phones", Connector.Listing(Connector.Request("/phones"), records: "phones")))
    connector.probes = [Connector.Probe("credentials", Connector.Request("/me"))]
    connector.identity = .answer(id: "org.id", name: "org.name")
    return connector
  }

  private static func report(_ failures: [String: Int]) async throws -> CheckReport {
    let vendor = ScriptedVendor { request in
      if let status = failures[request.path] { return .init(status: status) }
      return switch request.path {
      case "/me": .init(body: #"{"org":{"id":17,"name":"Riverside"}}"#)
      case "/devices": .init(body: #"{"devices":[]}"#)
      case _: .init(body: #"{"phones":[]}"#)
      }
    }
    return try await Plugin(connector).prepare(PluginSettings(), secrets: [:])
      .connect(HostServices(http: vendor.client, log: .none)).check()
  }

  @Test func `each list is proved, and the tenant says who it is`() async throws {
    let report = try await Self.report([:])

    expectNoDifference(report.tenant, TenantIdentity(id: "17", name: "Riverside"))
    expectNoDifference(
      report.probes.map(\.name),
      ["reached", "credentials", "permission: read devices", "permission: read phones"])
    expectNoDifference(report.failure, nil)
  }

  @Test(arguments: [
    (["/me": 401], ["reached", "credentials!"]), (["/me": 404], ["reached!"]),
    (
      ["/devices": 403],
      ["reached", "credentials", "permission: read devices!", "permission: read phones"]
    ),
    (
      ["/devices": 403, "/phones": 403],
      ["reached", "credentials", "permission: read devices!", "permission: read phones!"]
    ),
  ])
  func `a failure is told where it belongs`(failures: [String: Int], names: [String]) async throws {
    let report = try await Self.report(failures)

    expectNoDifference(report.probes.map { $0.name + ($0.failure == nil ? "" : "!") }, names)
    expectNoDifference(report.tenant, nil)
    if failures["/me"] == 404 { #expect(report.failure?.kind == .configuration) }
  }
}
