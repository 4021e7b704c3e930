import CustomDump
import Foundation
import RollcallTesting
import Testing

/// NinjaOne as its own pages describe it: a token by client credentials, a keyset, users by uid, and much that is no device.
@Suite struct NinjaOneProgramTests {
  private static let key = #""needs": {"Authorization": "Bearer TOKENOFNINJA0001"}"#

  private static func device(_ id: Int, _ more: String) -> String { #"{"id": \#(id), \#(more)}"# }

  private static let script = """
    [{"request": "POST /ws/oauth/token", "body": {"access_token": "TOKENOFNINJA0001", "expires_in": 3600, "token_type": "Bearer"}},
     {"request": "GET /v2/organizations", \(key), "body": [{"id": 1}]},
     {"request": "GET /v2/users", \(key), "body": [{"uid": "u-1", "email": "ada@riverside.example", "lastName": "L"}]},
     {"request": "GET /v2/devices-detailed?after=12", \(key), "body": []},
     {"request": "GET /v2/devices-detailed?after=7", \(key), "body": [
        \(device(12, #""nodeClass": "MAC", "approvalStatus": "APPROVED", "system": {"serialNumber": "NJA3"}, "lastContact": 1767225600.5"#))]},
     {"request": "GET /v2/devices-detailed", \(key), "body": [
        \(device(3, #""nodeClass": "WINDOWS_WORKSTATION", "approvalStatus": "APPROVED", "displayName": "PC 3", "assignedOwnerUid": "u-1", "system": {"biosSerialNumber": "NJA1"}"#)),
        \(device(5, #""nodeClass": "WINDOWS_SERVER", "system": {"serialNumber": "NJA2"}"#)),
        \(device(6, #""nodeClass": "NMS_SWITCH", "system": {"serialNumber": "NJA4"}"#)),
        \(device(7, #""nodeClass": "MAC", "approvalStatus": "PENDING", "system": {"serialNumber": "NJA5"}"#))]}]
    """

  @Test func `devices come with their owners, and what is no device does not`() async throws {
    let vendor = try await ScriptedVendorServer(Self.script)
    let program = try Program(
      config: """
        version: 1
        web: off
        accounts:
          riverside:
            integrations:
              ninjaone:
                connection: {url: "\(vendor.url)", client_id: rollcall, client_secret: {file: key}}
                auto_checkout: true
                asset_name: name
        """, key: "SECRETOFTHECLIENT0001")
    defer {
      vendor.end()
      program.end()
    }
    _ = try await program.run("employees", "add", "--email", "ada@riverside.example", "--name", "Ada")

    let test = try await program.run("test")
    let sync = try await program.run("sync")
    let assets = try await program.json(Tenancy.AssetList.self, "assets", "list", "--json").assets

    #expect(test.status == 0 && sync.status == 0, "\(test.output)\(sync.output)")
    expectNoDifference(assets.map(\.assetId).sorted(), ["NJA1", "NJA3"])
    expectNoDifference(assets.filter { $0.checkedOutTo != nil }.map(\.assetId), ["NJA1"])
    let asked = try vendor.requests
    #expect(asked.filter { $0.contains("/ws/oauth/token") }.count == 2, "once for each command")
    #expect(asked.last == "GET /v2/devices-detailed?pageSize=1000&after=12")
  }

  @Test func `a wrong secret is told as such, and is nowhere to be seen`() async throws {
    let vendor = try await ScriptedVendorServer(
      #"[{"request": "POST /ws/oauth/token", "status": 400, "body": {"error": "invalid_client SECRETOFTHECLIENT0001"}}]"#
    )
    let program = try Program(
      config: """
        version: 1
        web: off
        accounts:
          riverside:
            integrations:
              ninjaone: {connection: {url: "\(vendor.url)", client_id: rollcall, client_secret: {file: key}}}
        """, key: "SECRETOFTHECLIENT0001")
    defer {
      vendor.end()
      program.end()
    }

    let test = try await program.run("test", "--log-level", "trace")

    #expect(test.status == 77)
    #expect(!(test.output + test.errors).contains("SECRETOFTHECLIENT"))
  }
}
