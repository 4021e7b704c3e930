import CustomDump
import RollcallTesting
import Testing

/// Meraki as its own pages describe it: devices below networks below an organisation, and a `Link` header whose relation is unquoted.
@Suite struct MerakiProgramTests {
  private static let key = #""needs": {"Authorization": "Bearer KEYOFMERAKI00001"}"#
  private static let script = """
    [{"request": "GET /api/v1/organizations/549236/networks", \(key), "body": [
        {"id": "N_1", "productTypes": ["wireless", "systemsManager"]}, {"id": "N_2", "productTypes": ["wireless"]}]},
     {"request": "GET /api/v1/networks/N_1/sm/devices?startingAfter=1", \(key), "body": [
        {"id": "2", "serialNumber": "MRK2", "name": "Two", "ownerEmail": null}]},
     {"request": "GET /api/v1/networks/N_1/sm/devices?fields[]=ownerEmail&fields[]=lastConnected", \(key),
      "headers": {"Link": "<{base}/api/v1/networks/N_1/sm/devices?startingAfter=1>; rel=next, <{base}/x>; rel=last"}, "body": [
        {"id": "1", "serialNumber": "MRK1", "name": "One", "ownerEmail": "ada@riverside.example", "lastConnected": 1767225600}]}]
    """

  @Test func `devices of the networks with Systems Manager come page by page`() async throws {
    let world = try await ShippedConnector(
      "MerakiSystemsManager", instead: "https://api.meraki.com", script: Self.script,
      connection: #"{organization: "549236", api_key: {file: key}}"#, key: "KEYOFMERAKI00001")
    defer { world.end() }

    let sync = try await world.program.run("sync")
    let assets = try await world.assets()

    #expect(sync.status == 0, "\(sync.output)\(sync.errors)")
    expectNoDifference(assets.all, ["MRK1", "MRK2"])
    expectNoDifference(assets.held, ["MRK1"])
    #expect(try world.vendor.requests.allSatisfy { !$0.contains("N_2") })
  }
}
