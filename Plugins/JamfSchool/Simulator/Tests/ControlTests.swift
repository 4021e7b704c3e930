import CustomDump
import JamfSchoolSimulator
import Testing

struct ControlTests {
  @Test func `any JSON goes into the fleet and comes out as it was`() async throws {
    try await SmallTenant.run { _, probe in
      let fleet =
        #"[{"serialNumber":7.50,"owner":[],"x":{"b":1e3,"a":"\u00e9 \ud83e\udd8a"}},"no object",null]"#
      let stored = await probe.send("PUT", "/_control/devices", body: #"{"devices":\#(fleet)}"#)

      let list = await probe.send("GET", "/api/devices")
      let shown = await probe.send("GET", "/_control/devices")

      let expected = #"[{"serialNumber":7.50,"owner":[],"x":{"b":1e3,"a":"é 🦊"}},"no object",null]"#
      expectNoDifference(stored.json, ["devices": 3])
      expectNoDifference(list.text, #"{"code":200,"count":3,"devices":\#(expected)}"#)
      #expect(shown.text == list.text)
    }
  }

  /// A change of the owned iPad, where it shows, and what is there.
  @Test(
    arguments: [
      (#"{"owner":{"email":"Kim@school.example","name":"Kim Park"}}"#, "owner.lastName", "Park"),
      (#"{"owner":{"email":"N.OKAFOR@school.example"}}"#, "owner.id", 812),
      (#"{"owner":null}"#, "owner", ["id": 0, "locationId": 3, "name": "", "vpp": []]),
      (#"{"owner":{"raw":[7]}}"#, "owner", [7]),
      (#"{"name":"New","assetTag":"T-1","notes":"n"}"#, "assetTag", "T-1"),
      (#"{"set":{"class":"watch","extra":[1]},"unset":["owner"]}"#, "extra", [1]),
      (#"{"unset":["owner"]}"#, "owner", nil), (#"{"udid":"U-1"}"#, "UDID", "U-1"),
      (#"{"wipe":true}"#, "enrollType", "depPending"), (#"{"wipe":true}"#, "owner.id", 812),
      (#"{"wipe":{"owner":"cleared"}}"#, "owner.id", 0), (#"{"wipe":true}"#, "assetTag", "LIB-0142"),
    ] as [(String, String, JSONValue?)])
  func `a patch changes one device`(patch: String, place: String, expected: JSONValue?) async throws {
    try await SmallTenant.run { _, probe in
      let reply = await probe.send("PATCH", "/_control/devices/gg7zx0aaq1mn", body: patch)

      let device = await probe.send("GET", "/api/devices?serialnumber=GG7ZX0AAQ1MN").json.at(["devices", "0"])

      #expect(reply.status == 200)
      expectNoDifference(device?.at(place.split(separator: ".").map(String.init)), expected)
    }
  }

  @Test func `trash hides, put-back drops the owner, removal is for good`() async throws {
    try await SmallTenant.run { tenant, probe in
      let detail = "/api/devices/00008103-000A1B2C3D4E5F60"
      try await tenant.change("GG7ZX0AAQ1MN", .trash)
      let trashed = await probe.send("GET", "/api/devices").json
      try await tenant.change("GG7ZX0AAQ1MN", .putBack)
      let back = await probe.send("GET", detail).json
      try await tenant.change("GG7ZX0AAQ1MN", .remove)
      let gone = await probe.send("GET", detail)

      #expect(trashed["count"] == 1)
      #expect(back.at(["device", "owner"]) == [:])
      #expect(gone.status == 404)
    }
  }

  @Test func `a wipe gives another UDID of the same form`() async throws {
    try await SmallTenant.run { tenant, _ in
      try await tenant.change("00008103-000A1B2C3D4E5F60", .wipe(.kept), .assetTag("T-1"))

      let record = await tenant.devices[0]
      let udid = record.udid

      #expect(record.text.contains(#""assetTag":"T-1""#))
      #expect(udid != "00008103-000A1B2C3D4E5F60")
      #expect(udid.wholeMatch(of: /[0-9A-F]{8}-[0-9A-F]{16}/) != nil)
    }
  }

  @Test func `faults are read, shown and removed`() async throws {
    try await SmallTenant.run { tenant, probe in
      let body = """
        {"faults":[{"kind":"rate_limited_seconds","path":"/devices","times":2,"retry_after":3}],
         "quirks":["owner_null",{"name":"serial_empty","serials":["A"]}]}
        """
      let stored = await probe.send("PUT", "/_control/faults", body: body)
      let limited = await probe.send("GET", "/api/devices")
      let faults = await tenant.faults
      let cleared = await probe.send("DELETE", "/_control/faults")

      #expect(stored.status == 200)
      #expect(limited.headers["retry-after"] == "3")
      expectNoDifference(
        faults, [Fault(.rateLimitedSeconds, path: "/devices", times: 1, retryAfterSeconds: 3)])
      expectNoDifference(cleared.json, ["faults": [], "quirks": []])
    }
  }

  @Test func `requests are logged without the key`() async throws {
    try await SmallTenant.run { tenant, probe in
      _ = await probe.send("GET", "/api/devices/?hasOwner=1", ["X-Server-Protocol-Version": "3"])
      let log = await probe.send("GET", "/_control/requests").json
      let forgotten = await probe.send("DELETE", "/_control/requests").json

      #expect(log["count"] == 1)
      #expect(log.at(["requests", "0", "path"]) == "/devices")
      #expect(log.at(["requests", "0", "query", "hasOwner"]) == "1")
      #expect(log.at(["requests", "0", "headers", "x-server-protocol-version"]) == "3")
      #expect(log.at(["requests", "0", "headers", "authorization"]) == "(hidden)")
      #expect(forgotten["count"] == 0)
      #expect(await tenant.requests.isEmpty)
    }
  }

  @Test(arguments: [
    ("PUT", "devices", "{", 400, "Not JSON: expected '\"' at byte 1."),
    ("PUT", "devices", "{}", 400, "The fleet has no devices key."),
    ("PUT", "devices", #"{"devices":[],"user":[]}"#, 400, "The fleet has no key user. Known: devices, users"),
    ("PATCH", "devices/NONE", #"{"trash":true}"#, 404, "No device has the serial number or UDID NONE."),
    ("PATCH", "devices/GG7ZX0AAQ1MN", #"{"tag":"1"}"#, 400, "The change has no key tag. Known: owner"),
    ("PATCH", "devices/GG7ZX0AAQ1MN", #"{"trash":1}"#, 400, "trash must be true or false."),
    ("PATCH", "devices/GG7ZX0AAQ1MN", #"{"wipe":{"owner":"x"}}"#, 400, "wipe.owner must be kept or cleared."),
    ("PATCH", "devices/GG7ZX0AAQ1MN", "{}", 400, "The change is empty."),
    (
      "PUT", "faults", #"{"faults":[{"kind":"boom"}]}"#, 400,
      "There is no fault \"boom\". Known: unauthorized"
    ),
    (
      "PUT", "faults", #"{"faults":[{"kind":"silence","time":1}]}"#, 400,
      "A fault has no key time. Known: kind"
    ),
    ("PUT", "faults", #"{"faults":[{"kind":"silence","path":"x"}]}"#, 400, "path must be one below /api"),
    ("PUT", "faults", #"{"quirks":["boom"]}"#, 400, "There is no quirk \"boom\". Known: capacities_as_text"),
    ("PUT", "faults", #"{"quirks":[{"name":"gzip","serials":["A"]}]}"#, 400, "it takes no serials."),
    ("POST", "faults", "", 404, "Unknown control call."),
  ])
  func `mistakes are named`(method: String, path: String, body: String, status: Int, message: String)
    async throws
  {
    try await SmallTenant.run { _, probe in
      let reply = await probe.send(method, "/_control/" + path, body: body)

      #expect(reply.status == status)
      #expect(reply.json["error"]?.string?.contains(message) == true, "\(reply.text)")
    }
  }

  @Test func `tenants run beside each other, and a taken port is an error`() async throws {
    try await SmallTenant.run { first, _ in
      try await SmallTenant.run { second, probe in
        await second.replaceFleet(FleetDocument(devices: []))

        #expect(await first.devices.count == 3)
        #expect(await probe.send("GET", "/api/devices").json["count"] == 0)
        await #expect(throws: (any Error).self) {
          try await SimulatedTenant(TenantConfiguration(port: first.port)).start()
        }
      }
    }
  }
}
