import CustomDump
import Foundation
import RollcallTesting
import Testing

/// Meraki as its own pages describe it: devices below networks below an organisation, and a `Link` header whose relation is unquoted.
/// Its address is one of a few, so that the shipped text is given another for the test.
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
    let vendor = try await ScriptedVendorServer(Self.script)
    let shipped = try #require(
      FileManager.default.contents(
        atPath: URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
          .deletingLastPathComponent().appending(path: "Plugins/MerakiSystemsManager/connector.yaml").path))
    let program = try Program(
      config: """
        version: 1
        web: off
        plugins: {connectors: [connectors]}
        accounts:
          riverside:
            integrations:
              meraki-here: {connection: {organization: "549236", api_key: {file: key}}, auto_checkout: true}
        """, key: "KEYOFMERAKI00001")
    defer {
      vendor.end()
      program.end()
    }
    let folder = program.folder.appending(path: "connectors/meraki-here")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let text = String(decoding: shipped, as: UTF8.self).replacing(
      "id: meraki-systems-manager", with: "id: meraki-here"
    )
    .replacing("https://api.meraki.com", with: vendor.url)
    try Data(text.utf8).write(to: folder.appending(path: "connector.yaml"))
    _ = try await program.run("employees", "add", "--email", "ada@riverside.example", "--name", "Ada")

    let sync = try await program.run("sync")
    let assets = try await program.json(Tenancy.AssetList.self, "assets", "list", "--json").assets

    #expect(sync.status == 0, "\(sync.output)\(sync.errors)")
    expectNoDifference(assets.map(\.assetId).sorted(), ["MRK1", "MRK2"])
    expectNoDifference(assets.filter { $0.checkedOutTo != nil }.map(\.assetId), ["MRK1"])
    #expect(try vendor.requests.allSatisfy { !$0.contains("N_2") })
  }
}
