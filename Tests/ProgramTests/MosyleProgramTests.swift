import CustomDump
import RollcallTesting
import Testing

/// Mosyle as its own pages describe it: the token in a header of the answer, a third secret in every body or beside it, one list for each
/// system, and an end that is an inner status under HTTP 200.
@Suite struct MosyleProgramTests {
  private static let devices = #"""
    {"deviceudid": "U-1", "serial_number": "MSY1", "device_name": "One", "useremail": "ada@riverside.example", "date_last_beat": "1767225600"},
    {"deviceudid": "U-2", "serial_number": "MSY2", "device_name": "Two", "is_supervised": "1"},
    {"deviceudid": "U-3", "serial_number": "MSY3", "is_deleted": "1"}
    """#
  private static let session = #""needs": {"Authorization": "Bearer SESSION0001"}"#

  private static let manager = """
    [{"request": "POST /v2/login", "with": {"accessToken": "THIRDSECRET00001", "email": "it@riverside.example", "password": "THIRDSECRET00001"},
      "headers": {"Authorization": "Bearer SESSION0001"}, "body": {"userid": 7}},
     {"request": "POST /v2/listdevices", \(session), "with": {"accessToken": "THIRDSECRET00001", "options": {"os": "ios", "page": 1}},
      "body": {"status": "OK", "response": {"devices": [\(devices)], "rows": 3, "page": 1}}},
     {"request": "POST /v2/listdevices", \(session), "with": {"accessToken": "THIRDSECRET00001"},
      "body": {"status": "OK", "response": {"status": "DEVICES_NOTFOUND"}}}]
    """

  private static let business = """
    [{"request": "POST /v1/login", "needs": {"accessToken": "THIRDSECRET00001"}, "with": {"email": "it@riverside.example"},
      "headers": {"Authorization": "Bearer SESSION0001"}, "body": {"userid": 7}},
     {"request": "POST /v1/devices", "needs": {"Authorization": "Bearer SESSION0001", "accessToken": "THIRDSECRET00001"},
      "with": {"operation": "list", "options": {"os": "mac", "page": 1}},
      "body": {"status": "OK", "response": [{"devices": [\(devices)], "rows": 3, "page": 1}]}},
     {"request": "POST /v1/devices", \(session), "body": {"status": "OK", "response": [{"status": "DEVICES_NOTFOUND"}]}}]
    """

  private static func world(_ product: String, _ script: String) async throws -> ShippedConnector {
    try await ShippedConnector(
      "Mosyle\(product)", instead: "https://\(product.lowercased())api.mosyle.com", script: script,
      connection: "{email: it@riverside.example, password: {file: key}, access_token: {file: key}}",
      key: "THIRDSECRET00001")
  }

  @Test(arguments: [("Manager", manager), ("Business", business)])
  func `each system is listed to its end, and what is deleted is passed over`(product: String, script: String)
    async throws
  {
    let world = try await Self.world(product, script)
    defer { world.end() }

    let sync = try await world.program.run("sync", "--log-level", "trace")
    let assets = try await world.assets()

    #expect(sync.status == 0, "\(sync.output)\(sync.errors)")
    expectNoDifference(assets.all, ["MSY1", "MSY2"])
    expectNoDifference(assets.held, ["MSY1"])
    #expect(
      !(sync.output + sync.errors).contains("THIRDSECRET")
        && !(sync.output + sync.errors).contains("SESSION0001"))
    #expect(try world.vendor.requests.filter { $0.contains("login") }.count == 1)
  }

  @Test func `a failure under a good status is one`() async throws {
    let world = try await Self.world(
      "Manager", Self.manager.replacing(#""status": "DEVICES_NOTFOUND""#, with: #""status": "MISSING_DATA""#))
    defer { world.end() }

    let sync = try await world.program.run("sync")

    #expect(sync.status == 76)
    #expect(try await world.assets().all == [])
  }
}
