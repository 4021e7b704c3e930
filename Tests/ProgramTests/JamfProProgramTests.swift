import CustomDump
import RollcallTesting
import Testing

/// Jamf Pro as its own pages describe it: two lists whose numbers overlap, the computers' by the last number, groups that are null, and a word
/// that means nothing.
@Suite struct JamfProProgramTests {
  private static let key = #""needs": {"Authorization": "Bearer TOKENOFPRO000001"}"#

  private static func mac(_ id: Int, _ serial: String, _ user: String) -> String {
    #"""
    {"id": "\#(id)", "udid": "M-\#(id)", "general": {"name": "Mac \#(id)", "assetTag": "null"}, "hardware": {"serialNumber": "\#(serial)"},
     "operatingSystem": {"name": "macOS", "version": "15.1"}, "userAndLocation": \#(user)}
    """#
  }

  private static func script(_ grace: String) -> String {
    """
    [{"request": "POST /api/v1/oauth/token", "with": {"grant_type": "client_credentials", "client_secret": "SECRETOFPRO00001"},
      "body": {"access_token": "TOKENOFPRO000001", "expires_in": 59}},
     {"request": "GET /api/v1/computers-inventory?filter=id>0&page=0&section=GENERAL&section=USER_AND_LOCATION", \(key), "body": {"totalCount": 9, "results": [
        \(mac(3, "PRO1", #"{"username": "ada", "realname": "Ada", "email": "ada@riverside.example"}"#)), \(mac(7, "PRO2", grace))]}},
     {"request": "GET /api/v1/computers-inventory?filter=id>7", \(key), "body": {"totalCount": 9, "results": []}},
     {"request": "GET /api/v2/mobile-devices/detail?page=0", \(key), "body": {"totalCount": 1, "results": [
        {"mobileDeviceId": "3", "deviceType": "iOS", "general": {"udid": "P-3", "displayName": "iPad 3"}, "hardware": {"serialNumber": "PRO3"},
         "userAndLocation": {"username": "ada", "realName": "Ada", "emailAddress": "ada@riverside.example"}}]}},
     {"request": "GET /api/v2/mobile-devices/detail", \(key), "body": {"totalCount": 1, "results": []}}]
    """
  }

  private static let hers = #"{"username": "grace", "realname": "Grace", "email": "ada@riverside.example"}"#

  @Test(arguments: [
    (#"{"username": "", "realname": "", "email": ""}"#, ["PRO1", "PRO3"]),
    ("null", ["PRO1", "PRO2", "PRO3"]),
    (#"{"username": "grace", "realname": "Grace", "email": ""}"#, ["PRO1", "PRO2", "PRO3"]),
  ])
  func `only who is said to be nobody is checked in`(later: String, held: [String]) async throws {
    let vendor = try await ScriptedVendorServer(Self.script(Self.hers))
    let program = try Program(
      config: """
        version: 1
        web: off
        accounts:
          riverside:
            integrations:
              jamf-pro:
                connection: {url: "\(vendor.url)", client_id: rollcall, client_secret: {file: key}}
                auto_checkout: true
                follow_owner_change: true
                checkin_on_owner_removed: true
        """, key: "SECRETOFPRO00001")
    defer {
      vendor.end()
      program.end()
    }
    _ = try await program.run("employees", "add", "--email", "ada@riverside.example", "--name", "Ada")
    let first = try await program.run("sync")
    #expect(first.status == 0, "\(first.output)\(first.errors)")

    try vendor.change(Self.script(later))
    let second = try await program.run("sync")
    let assets = try await program.json(Tenancy.AssetList.self, "assets", "list", "--json").assets

    #expect(second.status == 0, "\(second.output)\(second.errors)")
    expectNoDifference(assets.filter { $0.checkedOutTo != nil }.map(\.assetId).sorted(), held)
    expectNoDifference(assets.map(\.assetId).sorted(), ["PRO1", "PRO2", "PRO3"])
  }
}
