import CustomDump
import RollcallCore
import RollcallKit
import Testing

@testable import JamfSchool

@Suite struct DeviceTests {
  @Test func `a device says who it is and who has it`() async throws {
    let tenant = ScriptedTenant(devices: try .fixture("devices"), locations: try .fixture("locations"))

    let fetch = try await tenant.fetch()

    var device = fetch.devices[0]
    device.details = .none
    expectNoDifference(
      device,
      Device(
        place: 0, deviceID: "00008103-000A1B2C3D4E5F60", serialNumber: SerialNumber("GG7ZX0AAQ1MN"),
        name: "Library iPad 14", assetTag: "LIB-0142",
        model: DeviceModel(name: "iPad (9th generation) (WiFi)", identifier: "iPad12,1"),
        manufacturer: "Apple",
        owner: .person(email: "n.okafor@school.example", name: "Ngozi Okafor"), managed: true,
        lastSeen: .local(text: "2025-09-03 08:12:44", seconds: 1_756_887_164)))
  }

  @Test func `its details are kept under the host's names`() async throws {
    let tenant = ScriptedTenant(devices: try .fixture("devices"), locations: try .fixture("locations"))

    let fetch = try await tenant.fetch()

    let pad = fetch.details(0)
    #expect(pad["os"] == "iPadOS" && pad["os_version"] == "17.5.1" && pad["model_identifier"] == "iPad12,1")
    #expect(pad["enrollment"] == "dep" && pad["supervised"] == "true")
    #expect(pad["group"] == "All iPads, Library")
    #expect(pad["wifi_mac"] == "02:00:5e:10:00:02")
    #expect(pad["imei"] == "012345006789012")
    #expect(pad["storage_gb"] == "59.5" && pad["storage_free_gb"] == "31.2" && pad["battery"] == "0.73")
    #expect(pad["location"] == "Hill School")
    #expect(fetch.details(1)["ethernet_mac"] == "02:00:5e:10:00:04")
    #expect(fetch.details(1)["location"] == "District")
  }

  @Test func `a device in the trash is not there`() async throws {
    let tenant = ScriptedTenant(devices: try .fixture("devices"))

    let fetch = try await tenant.fetch()

    #expect(fetch.devices.map(\.name) == ["Library iPad 14", "Spare Mac"])
    #expect(fetch.devices.map(\.owner)[1] == .nobody)
  }

  @Test func `types that drifted are read all the same`() async throws {
    let tenant = ScriptedTenant(
      devices: try .fixture("drifted-devices"), locations: try .fixture("locations"))

    let fetch = try await tenant.fetch()

    #expect(fetch.devices.count == 2)
    var device = fetch.devices[0]
    device.details = .none
    expectNoDifference(
      device,
      Device(
        place: 0, deviceID: "00008103-000A1B2C3D4E5F60", serialNumber: SerialNumber("1234567"),
        name: "Hall \"TV\" é🚀", assetTag: nil, model: DeviceModel(name: nil, identifier: "AppleTV14,1"),
        manufacturer: "Apple", owner: .nobody, managed: true, lastSeen: .instant(1_756_879_964)))
    #expect(fetch.details(0)["os_version"] == "17.5")
    #expect(fetch.details(0)["location"] == "District")
    #expect(fetch.details(0)["storage_free_gb"] == "12.5")
  }

  @Test func `a location that nobody knows and a check-in that never was are empty`() async throws {
    let tenant = ScriptedTenant(
      devices: try .fixture("drifted-devices"), locations: try .fixture("locations"))

    let fetch = try await tenant.fetch()

    #expect(fetch.devices[1].serialNumber == nil)
    #expect(fetch.devices[1].lastSeen == nil)
    #expect(fetch.details(1)["location"] == nil)
  }

  @Test func `records that are no devices are set aside`() async throws {
    let tenant = ScriptedTenant(devices: try .fixture("drifted-devices"))

    let fetch = try await tenant.fetch()

    #expect(fetch.badRecords.map(\.place) == [1, 2])
  }

  @Test(
    arguments: [
      (
        #""owner":{"id":812,"email":"Ada@School.example","name":"Ada"}"#,
        .person(email: "Ada@School.example", name: "Ada")
      ),
      (
        #""owner":[{"id":"812","email":" ada@school.example ","name":"Ada"}]"#,
        .person(email: "ada@school.example", name: "Ada")
      ),
      (#""owner":{"id":812,"email":"","name":"Ada"}"#, .personWithoutEmail(name: "Ada")),
      (#""owner":{"id":812,"email":null}"#, .personWithoutEmail(name: nil)),
      (#""owner":{"id":0,"email":"ada@school.example"}"#, .person(email: "ada@school.example", name: nil)),
      (
        #""owner":{"id":812,"email":"ada@school.example","inTrash":true}"#,
        .person(email: "ada@school.example", name: nil)
      ),
      (#""owner":{"id":0,"locationId":0,"name":"No owner","vpp":[]}"#, .nobody),
      (#""owner":{"id":"0","email":"","name":"x"}"#, .nobody),
      (#""owner":{"locationId":0,"name":"","vpp":[]}"#, .nobody),
      (#""owner":{}"#, .nobody), (#""owner":[]"#, .nobody), (#""owner":null"#, .nobody),
      (#""owner":"""#, .nobody),
      (#""owner":"somebody""#, .notReported), (#""owner":true"#, .notReported),
      (#""notes":"""#, .notReported),
    ] as [(String, Owner)])
  func `each shape of an owner is one of four`(_ member: String, _ owner: Owner) async throws {
    let tenant = ScriptedTenant(devices: .text(#"{"code":200,"devices":[{"UDID":"1",\#(member)}]}"#))

    let fetch = try await tenant.fetch()

    expectNoDifference(fetch.devices.map(\.owner), [owner])
  }

  @Test func `every path of the mapping can be read`() {
    let mapping = JamfSchool.manifest.mapping

    #expect(mapping.fields[.imei]?.paths.count == 2)
    #expect(mapping.fields.values.allSatisfy { !$0.paths.isEmpty })
    #expect(Set(DeviceField.allCases).subtracting(mapping.fields.keys) == [.manufacturer])
  }
}
