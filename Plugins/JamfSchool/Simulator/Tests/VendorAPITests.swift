import CustomDump
import JamfSchoolSimulator
import Testing

struct VendorAPITests {
  struct Row: Sendable, CustomTestStringConvertible {
    let target: String
    let version: String
    let status: Int
    let body: String

    init(_ target: String, version: String = "3", _ status: Int, _ body: String) {
      (self.target, self.version, self.status, self.body) = (target, version, status, body)
    }

    var testDescription: String { "\(target) in version \(version)" }
  }

  @Test(arguments: [
    Row("/api/nothing", 404, "Not Found"),
    Row("/api/dep", version: "2", 404, "Not Found"),
    Row("/api/classes", version: "1", 404, "Not Found"),
    Row("/api/dep", 200, #"{"code":200,"placeholders":[]}"#),
    Row("/api/classes", 200, #"{"code":200,"classes":[]}"#),
    Row("/api/devices/none", 404, #"{"code":404,"message":"DeviceNotFound"}"#),
    Row("/api/devices/groups/99", 404, #"{"code":404,"message":"DeviceGroupNotFound"}"#),
    Row("/api/users/99", 404, #"{"code":404,"message":"UserNotFound"}"#),
    Row("/api/users/groups/99", 404, #"{"code":404,"message":"GroupNotFound"}"#),
    Row("/api/locations/99", 404, #"{"code":404,"message":"LocationNotFound"}"#),
    Row("/api/apps/1", 404, #"{"code":0,"message":"AppNotFound"}"#),
    Row("/api/users/groups", 200, #"{"code":200,"count":0,"groups":[]}"#),
    Row("/api/devices?serialnumber=NONE", 200, #"{"code":200,"count":0,"devices":[]}"#),
  ])
  func `paths answer as the service does`(row: Row) async throws {
    try await SmallTenant.run { _, probe in
      let reply = await probe.send("GET", row.target, ["X-Server-Protocol-Version": row.version])

      #expect(reply.status == row.status)
      expectNoDifference(reply.text, row.body)
      #expect(reply.headers["x-server-instance"]?.hasPrefix("school-pod-") == true)
    }
  }

  @Test(arguments: [
    "/api/devices", "/api/devices/", "/devices", "/api/devices?page=2&pageSize=1&limit=1&unknown=1",
    "/api/devices?inTrash=1",
  ])
  func `the list is the whole fleet without the trash`(target: String) async throws {
    try await SmallTenant.run { _, probe in
      let reply = await probe.send("GET", target)

      let expected: JSONValue = [
        "code": 200, "count": 2, "devices": .array(Array(SmallTenant.devices.prefix(2))),
      ]
      expectNoDifference(reply.text, expected.text)
      #expect(reply.headers["content-length"] == String(reply.body.count))
    }
  }

  @Test(arguments: [
    ("serialnumber=gg7zx0aaq1mn", 1), ("serialnumber=GG7Z", 0), ("hasOwner=1", 1), ("hasOwner=0", 1),
    ("owner=812", 1), ("managed=1", 2), ("managed=true", 0), ("supervised=true", 0), ("groups=1,7", 2),
    ("groups=2", 0), ("ownergroups=4", 0), ("model=iPad12,1", 2), ("location=3", 2), ("location=0", 0),
    ("name=okaf", 1), ("name=Library", 0), ("assettag=lib-0142", 2), ("asserttag=none", 2),
    ("enrollType=ac2", 1), ("bootstrapTokenStored=0", 2), ("hasOwner=1&enrollType=ac2", 0),
  ])
  func `filters choose devices`(query: String, count: Int) async throws {
    try await SmallTenant.run { _, probe in
      let reply = await probe.send("GET", "/api/devices?" + query)

      #expect(reply.json["devices"]?.array?.count == count)
      #expect(reply.json["count"]?.integer == count)
    }
  }

  @Test func `the detail call has other names and types`() async throws {
    try await SmallTenant.run { _, probe in
      let reply = await probe.send("GET", "/api/devices/00008103-000a1b2c3d4e5f60")

      let device = try #require(reply.json["device"])
      expectNoDifference(device.at(["model", "type"]), ["value": "iPad"])
      expectNoDifference(
        device["lastCheckin"],
        ["date": "2025-09-03 08:12:44.000000", "timezone_type": 3, "timezone": "Europe/Amsterdam"])
      #expect(device["deviceEnrollType"] == "dep")
      #expect(device["deviceDepProfile"] == .null)
      #expect(device["enrollType"] == nil)
      #expect(device["networkInformation"] == nil)
      #expect(device["IPAddress"] == "203.0.113.18")
      #expect(device["groupIds"] == [1])
      #expect(device["inTrash"] == false)
      #expect(device.at(["owner", "deviceCount"]) == 1)
      #expect(device.at(["region", "coordinates"]) == .null)
    }
  }

  @Test func `the detail call shows nobody as an empty object and answers for the trash`() async throws {
    try await SmallTenant.run { _, probe in
      let unowned = await probe.send("GET", "/api/devices/6A1C9E52-4B7D-5F60-8E2A-0B1C2D3E4F50")
      let trashed = await probe.send("GET", "/api/devices/00008103-000A1B2C3D4E5F61")

      #expect(unowned.json.at(["device", "owner"]) == [:])
      #expect(trashed.json.at(["device", "inTrash"]) == true)
    }
  }

  @Test func `apps come with the mere presence of includeApps`() async throws {
    try await SmallTenant.run { _, probe in
      let list = await probe.send("GET", "/api/devices?includeApps=false")
      let detail = await probe.send("GET", "/api/devices/00008103-000A1B2C3D4E5F60?includeApps=1")

      #expect(list.json.at(["devices", "0", "apps"])?.array != nil)
      #expect(detail.json.at(["device", "apps"]) == nil)
    }
  }

  @Test func `users, groups and locations have their envelopes`() async throws {
    try await SmallTenant.run { _, probe in
      let users = await probe.send("GET", "/api/users?hasDevice=1")
      let user = await probe.send("GET", "/api/users/812")
      let groups = await probe.send("GET", "/api/devices/groups")
      let locations = await probe.send("GET", "/api/locations")
      let district = await probe.send("GET", "/api/locations/0")

      #expect(users.json["count"] == 1)
      #expect(users.json.at(["users", "0", "email"]) == "n.okafor@school.example")
      #expect(user.json.at(["user", "deviceCount"]) == 1)
      #expect(groups.json.at(["deviceGroups", "0", "members"]) == 3)
      #expect(groups.json["count"] == nil)
      #expect(locations.json.object?.keys == ["locations"])
      #expect(district.json["name"] == "District")
    }
  }

  @Test(arguments: [
    ["Authorization": "Basic d3Jvbmc6a2V5"], ["Authorization": "Bearer EXAMPLEKEY"], ["Authorization": ""],
  ])
  func `wrong credentials are a plain 401`(headers: [String: String]) async throws {
    try await SmallTenant.run { _, probe in
      let reply = await probe.send("GET", "/api/devices", headers)

      #expect(reply.status == 401)
      #expect(reply.json == .null)
    }
  }

  @Test(arguments: ["POST", "PUT", "DELETE", "PATCH"])
  func `a key that may only read gets the nested 405`(method: String) async throws {
    try await SmallTenant.run(key: AccessKey(networkID: "10482058", key: "READONLY")) { _, probe in
      let reply = await probe.send(method, "/api/devices/00008103-000A1B2C3D4E5F60", body: "{}")

      let message = "Requested method (\(method)) not allowed using this API key"
      #expect(reply.status == 405)
      expectNoDifference(reply.json, ["error": ["code": 405, "message": .string(message)]])
    }
  }

  @Test func `writes change the device`() async throws {
    try await SmallTenant.run { _, probe in
      let path = "/api/devices/6A1C9E52-4B7D-5F60-8E2A-0B1C2D3E4F50"
      let steps = [
        await probe.send("PUT", path + "/owner", body: #"{"user":"812"}"#),
        await probe.send(
          "POST", path + "/details", ["Content-Type": "application/x-www-form-urlencoded"],
          body: "assetTag=A+7"),
        await probe.send("DELETE", path),
        await probe.send("POST", path + "/details", body: "{}"),
        await probe.send("POST", path + "/restore"),
        await probe.send("POST", path + "/wipe"),
      ]

      expectNoDifference(
        steps.map { $0.json["message"]?.string },
        [
          "DeviceSaved", "DeviceUpdated", "DeviceTrashed", "DeviceNotActive", "DeviceRestored",
          "DeviceWipeScheduled",
        ])
      let device = await probe.send("GET", "/api/devices?serialnumber=FVFZZ00XQ05D").json.at(["devices", "0"])
      #expect(device?["assetTag"] == "A 7")
      #expect(device?.at(["owner", "id"]) == 0)
      #expect(device?["enrollType"] == "ac2Pending")
      #expect(device?["UDID"] != "6A1C9E52-4B7D-5F60-8E2A-0B1C2D3E4F50")
    }
  }
}
