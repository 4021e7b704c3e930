import JamfSchoolSimulator

/// A tenant of three devices: an owned iPad, an unowned Mac, and an iPad in the trash.
enum SmallTenant {
  static let allRights = AccessKey(
    networkID: "10482058", key: "EXAMPLEKEY", rights: Set(AccessKey.Right.allCases))

  static let owner: JSONValue = [
    "id": 812, "locationId": 3, "username": "n.okafor", "email": "n.okafor@school.example",
    "firstName": "Ngozi", "lastName": "Okafor", "name": "Ngozi Okafor", "vpp": [], "notes": "",
    "modified": "2025-08-19 07:55:10",
  ]

  static let nobody: JSONValue = ["id": 0, "locationId": 0, "name": "", "vpp": []]

  static let devices: [JSONValue] = [
    device("00008103-000A1B2C3D4E5F60", "GG7ZX0AAQ1MN", owner: owner),
    device("6A1C9E52-4B7D-5F60-8E2A-0B1C2D3E4F50", "FVFZZ00XQ05D", owner: nobody, enrollType: "ac2"),
    device("00008103-000A1B2C3D4E5F61", "GG7ZX0AAQ2MN", owner: owner, more: [("inTrash", true)]),
  ]

  /// Runs a body against a tenant of its own.
  static func run(
    key: AccessKey = allRights, _ body: (RunningTenant, Probe) async throws -> Void
  ) async throws {
    let tenant = try await SimulatedTenant(TenantConfiguration(key: key)).startForGood()
    await tenant.replaceFleet(FleetDocument(devices: devices))
    try await body(tenant, Probe(port: tenant.port, key: key))
  }

  static func device(
    _ udid: String, _ serial: String, owner: JSONValue, enrollType: String = "dep",
    more: [(String, JSONValue)] = []
  ) -> JSONValue {
    .object(
      JSONObject(
        [
          ("UDID", .string(udid)), ("locationId", 3), ("serialNumber", .string(serial)),
          ("assetTag", "LIB-0142"), ("class", "ipad"),
          ("model", ["name": "iPad (9th generation) (WiFi)", "identifier": "iPad12,1", "type": "iPad"]),
          ("os", ["prefix": "iPadOS", "version": "17.5.1"]), ("name", "Library iPad 14"), ("owner", owner),
          ("isManaged", true), ("enrollType", .string(enrollType)), ("depProfile", ""),
          ("groups", ["All iPads"]), ("totalCapacity", 59.5), ("availableCapacity", 31.2),
          ("iCloudBackupLatest", 0), ("region", ["string": "Netherlands"]), ("notes", "Kept in B 12"),
          ("lastCheckin", "2025-09-03 08:12:44"),
          ("networkInformation", ["IPAddress": "203.0.113.18", "isNetworkTethered": 0]),
        ] + more))
  }
}

extension JSONValue {
  /// The member at the end of a path; nil if something on the way is missing.
  func at(_ path: [String]) -> JSONValue? {
    path.reduce(self as JSONValue?) { value, key in
      guard let index = Int(key), let array = value?.array else { return value?[key] }
      return array.indices.contains(index) ? array[index] : nil
    }
  }
}
