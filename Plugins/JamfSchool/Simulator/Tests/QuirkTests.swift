import CustomDump
import JamfSchoolSimulator
import Testing

struct QuirkTests {
  /// Where a quirk shows in the list, and what is there. Device 0 is owned, device 1 is not.
  static let records: [(Quirk, String, JSONValue?)] = [
    (.capacitiesAsText, "0.totalCapacity", "59.5"), (.idsAsText, "0.owner.id", "812"),
    (.flagsAsNumbers, "0.isManaged", 1), (.flagsAsText, "0.isManaged", "1"),
    (.networkFlagsAsText, "0.networkInformation.isNetworkTethered", "0"),
    (.backupLatestAsText, "0.iCloudBackupLatest", ""),
    (.ownerMissing, "1.owner", nil), (.ownerNull, "1.owner", .null), (.ownerEmptyObject, "1.owner", [:]),
    (.ownerEmptyArray, "1.owner", []), (.ownerEmptyText, "1.owner", ""), (.ownerIDZero, "1.owner.id", 0),
    (.ownerIDZeroText, "1.owner.id", "0"), (.ownerInArray, "0.owner.0.id", 812),
    (.ownerEmailEmpty, "0.owner.email", ""),
    (.ownerEmailMixedCase, "0.owner.email", "N.Okafor@School.Example"),
    (.ownerEmailPadded, "0.owner.email", "  n.okafor@school.example "),
    (.ownerTrashed, "0.owner.inTrash", true),
    (.objectsInArrays, "0.model.0.type", "iPad"), (.modelTypeEmpty, "0.model.type", ""),
    (.modelTypeObject, "0.model.type.value", "iPad"), (.modelNameEmpty, "0.model.name", ""),
    (.classAppleTV, "0.class", "appletv"), (.classIPod, "0.class", "ipod"), (.classWatch, "0.class", "watch"),
    (.classVision, "0.class", "vision"), (.serialEmpty, "0.serialNumber", ""),
    (.serialMissing, "0.serialNumber", nil), (.serialLowercase, "1.serialNumber", "fvfzz00xq05d"),
    (.serialPadded, "0.serialNumber", "  GG7ZX0AAQ1MN "),
    (.serialDuplicate, "1.serialNumber", "GG7ZX0AAQ1MN"),
    (.nameDuplicate, "1.name", "Library iPad 14"), (.udidDuplicate, "1.UDID", "00008103-000A1B2C3D4E5F60"),
    (.nameEmoji, "0.name", "Library iPad 14 🦊👩🏽‍🏫"),
    (.nameRightToLeft, "0.name", "Library iPad 14 مكتبة ספרייה"),
    (.nameQuotes, "0.name", "Library iPad 14 \"spare\" \\ 2"),
    (.nameNewline, "0.name", "Library iPad 14\nsecond line\tend"),
    (.notesJSON, "0.notes", #"{"room":"B 12","tags":["loan","spare"]}"#),
    (.assetTagNull, "0.assetTag", .null), (.assetTagDuplicate, "1.assetTag", "LIB-0142"),
    (.assetTagPadded, "0.assetTag", "  LIB-0142 "), (.lastCheckinEmpty, "0.lastCheckin", ""),
    (.lastCheckinNull, "0.lastCheckin", .null), (.lastCheckinZeros, "0.lastCheckin", "0000-00-00 00:00:00"),
    (.lastCheckinISO8601, "0.lastCheckin", "2025-09-03T06:12:44Z"),
    (.lastCheckinObject, "0.lastCheckin.date", "2025-09-03 08:12:44.000000"),
  ]

  @Test(arguments: records)
  func `a quirk changes the list`(quirk: Quirk, place: String, expected: JSONValue?) async throws {
    try await SmallTenant.run { tenant, probe in
      await tenant.set(quirks: [ActiveQuirk(quirk)])

      let list = await probe.send("GET", "/api/devices").json
      let path = ["devices"] + place.split(separator: ".").map(String.init)

      #expect(list["count"] == 2)
      expectNoDifference(list.at(path), expected)
    }
  }

  @Test func `a quirk can be about named devices only`() async throws {
    try await SmallTenant.run { tenant, probe in
      await tenant.set(quirks: [ActiveQuirk(.ownerNull, serials: ["gg7zx0aaq1mn"])])

      let list = await probe.send("GET", "/api/devices").json

      #expect(list.at(["devices", "0", "owner"]) == .null)
      expectNoDifference(list.at(["devices", "1", "owner"]), SmallTenant.nobody)
    }
  }

  @Test func `the service itself has quirks`() async throws {
    try await SmallTenant.run { tenant, probe in
      await tenant.replaceFleet(
        FleetDocument(
          devices: SmallTenant.devices,
          placeholders: [["serialNumber": "J4XQ0000000X", "dateAdded": 1_700_000_000]]))
      await tenant.set(quirks: [
        ActiveQuirk(.deviceGroupsSpelling), ActiveQuirk(.locationsEmpty), ActiveQuirk(.depDatesAsText),
        ActiveQuirk(.trashFilterWorks),
      ])

      let groups = await probe.send("GET", "/api/devices/groups").json
      let locations = await probe.send("GET", "/api/locations").json
      let placeholders = await probe.send("GET", "/api/dep", ["X-Server-Protocol-Version": "3"]).json
      let trash = await probe.send("GET", "/api/devices?inTrash=1").json
      await tenant.set(quirks: [ActiveQuirk(.trashInList)])
      let everything = await probe.send("GET", "/api/devices").json

      #expect(groups["DeviceGroups"]?.array?.count == 1)
      #expect(locations == ["locations": []])
      #expect(placeholders.at(["placeholders", "0", "dateAdded"]) == "1700000000")
      #expect(trash.at(["devices", "0", "serialNumber"]) == "GG7ZX0AAQ2MN")
      #expect(everything["count"] == 3)
      #expect(everything.at(["devices", "2", "inTrash"]) == true)
    }
  }

  @Test func `text can be written in escapes`() async throws {
    try await SmallTenant.run { tenant, probe in
      let plain = await probe.send("GET", "/api/devices")
      await tenant.set(quirks: [ActiveQuirk(.nameEmoji), ActiveQuirk(.escapedText)])

      let escaped = await probe.send("GET", "/api/devices")

      #expect(escaped.body.allSatisfy { $0 < 0x80 })
      #expect(escaped.text.contains(#"Library iPad 14 \ud83e\udd8a"#))
      #expect(escaped.json["count"] == plain.json["count"])
    }
  }

  @Test func `the first read after a write can be stale`() async throws {
    try await SmallTenant.run { tenant, probe in
      await tenant.set(quirks: [ActiveQuirk(.staleRead)])
      _ = await probe.send("DELETE", "/api/devices/00008103-000A1B2C3D4E5F60")

      let stale = await probe.send("GET", "/api/devices").json
      let fresh = await probe.send("GET", "/api/devices").json

      #expect(stale["count"] == 2)
      #expect(fresh["count"] == 1)
    }
  }

  @Test func `bodies are gzip only for those who ask`() async throws {
    try await SmallTenant.run { tenant, probe in
      let plain = await probe.send("GET", "/api/devices")
      await tenant.set(quirks: [ActiveQuirk(.gzip)])

      let identity = await probe.send("GET", "/api/devices")
      let packed = await probe.send("GET", "/api/devices", ["Accept-Encoding": "deflate, gzip"])

      #expect(identity.body == plain.body)
      #expect(packed.headers["content-encoding"] == "gzip")
      // One stored block: 10 bytes of header, 5 of block, the text, 8 of checksum and length.
      #expect(packed.body.prefix(3) == [0x1F, 0x8B, 8])
      #expect(Array(packed.body.dropFirst(15).dropLast(8)) == plain.body)
    }
  }

  @Test func `every quirk is tried`() {
    let service: [Quirk] = [
      .depDatesAsText, .deviceGroupsSpelling, .locationsEmpty, .trashInList, .trashFilterWorks, .staleRead,
      .escapedText, .gzip,
    ]

    expectNoDifference(Set(Self.records.map(\.0) + service), Set(Quirk.allCases))
  }
}
