import CustomDump
import Testing

@testable import RollcallWeb

struct RouteTests {
  @Test(
    arguments: [
      ("/healthz", .health), ("/readyz", .readiness), ("/metrics", .metrics), ("/api/v1/status", .status),
      ("/api/v1/alerts", .alerts), ("/api/v1/alerts/3/acknowledge", .acknowledge(alert: 3)),
      ("/api/v1/runs", .runs), ("/api/v1/runs/17", .run(17)), ("/api/v1/findings", .findings),
      ("/api/v1/connections/riverside:jamf-school/sync", .sync("riverside:jamf-school")),
      ("/api/v1/connections/riverside%3Ajamf-school/sync", .sync("riverside:jamf-school")),
      ("/api/v1/connections/riverside/north:jamf-school/sync", .sync("riverside/north:jamf-school")),
      ("/api/v1/connections/riverside%2fnorth%3Ajamf-school/sync", .sync("riverside/north:jamf-school")),
      ("/%68ealthz", .health),
    ] as [(String, Route)])
  func `an address leads to what stands there`(path: String, route: Route) {
    expectNoDifference(Route(path: path), route)
  }

  @Test(arguments: [
    "/", "", "/healthz/", "//healthz", "/health", "/api", "/api/v1", "/api/v1/", "/api/v2/status",
    "/api/v1/status/1", "/api/v1/runs/x", "/api/v1/runs/", "/api/v1/runs/1/2", "/api/v1/alerts/3",
    "/api/v1/alerts/x/acknowledge", "/api/v1/connections", "/api/v1/connections/sync",
    "/api/v1/connections/a:b", "/api/v1/%zz", "/api/v1/../../etc/passwd",
  ])
  func `under any other address there is nothing`(path: String) {
    #expect(Route(path: path) == nil)
  }
}
