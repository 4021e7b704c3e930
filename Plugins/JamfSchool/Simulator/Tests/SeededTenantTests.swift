import CustomDump
import Foundation
import JamfSchoolSimulator
import Testing

struct SeededTenantTests {
  static func list(_ configuration: TenantConfiguration) throws -> [JSONValue] {
    let body = String(decoding: SimulatedTenant(configuration).listBody(), as: UTF8.self)
    return try JSONValue(parsing: body)["devices"]?.array ?? []
  }

  @Test func `the same numbers make the same bytes`() {
    let configuration = TenantConfiguration(devices: 300, seed: 7)
    let body = SimulatedTenant(configuration).listBody()

    #expect(SimulatedTenant(configuration).listBody() == body)
    #expect(SimulatedTenant(TenantConfiguration(devices: 300, seed: 8)).listBody() != body)
  }

  @Test(arguments: [0, 1, 100, 2000])
  func `a fleet of any size is whole`(size: Int) throws {
    let devices = try Self.list(TenantConfiguration(devices: size))

    #expect(devices.count == size)
    #expect(Set(devices.map { $0["serialNumber"] }).count == size)
    #expect(Set(devices.map { $0["UDID"] }).count == size)
  }

  @Test func `a fleet looks like a school's`() throws {
    let devices = try Self.list(TenantConfiguration(devices: 2000))

    let classes = Set(devices.compactMap { $0["class"]?.string })
    let owners = devices.compactMap { $0.at(["owner", "id"])?.integer }.filter { $0 != 0 }
    let unowned = 2000 - owners.count
    let emails = devices.compactMap { $0.at(["owner", "email"])?.string }
    let days = Set(devices.compactMap { $0["lastCheckin"]?.string?.prefix(10) })
    expectNoDifference(classes, ["ipad", "mac", "iphone", "appletv"])
    #expect((160...320).contains(unowned))
    #expect(Set(owners).count < owners.count)
    #expect(emails.contains(""))
    #expect(emails.allSatisfy { $0.isEmpty || $0.hasSuffix("@riverside.example") })
    #expect(devices.contains { $0["assetTag"] == "" })
    #expect(days.contains("2026-03-28") && days.contains("2026-03-30"))
  }

  @Test func `dates are the wall clock of the zone, before and after a change of its offset`() throws {
    func checkins(_ zone: String) throws -> [String] {
      let zone = try #require(TimeZone(identifier: zone))
      return try Self.list(TenantConfiguration(devices: 500, timeZone: zone))
        .compactMap { $0["lastCheckin"]?.string }
    }
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: "en_US_POSIX")
    formatter.dateFormat = "yyyy-MM-dd HH:mm:ss"

    formatter.timeZone = .gmt
    let instants = try checkins("GMT").compactMap { formatter.date(from: $0) }
    formatter.timeZone = TimeZone(identifier: "Europe/Amsterdam")

    #expect(instants.count == 500)
    expectNoDifference(instants.map { formatter.string(from: $0) }, try checkins("Europe/Amsterdam"))
  }

  @Test func `users are the owners and some people without a device`() async throws {
    let configuration = TenantConfiguration(devices: 200)
    let tenant = try await SimulatedTenant(configuration).startForGood()
    let probe = Probe(port: tenant.port)

    let users = await probe.send("GET", "/api/users").json
    let idle = await probe.send("GET", "/api/users?hasDevice=0").json

    let owners = Set(try Self.list(configuration).compactMap { $0.at(["owner", "id"])?.integer }).subtracting(
      [0])
    let counted = (users["users"]?.array ?? []).compactMap { $0["deviceCount"]?.integer }.reduce(0, +)
    #expect(users["count"]?.integer == owners.count + 8)
    #expect(idle["count"] == 8)
    #expect(counted == (try Self.list(configuration).filter { $0.at(["owner", "id"]) != 0 }.count))
  }

  @Test func `a served file replaces the list and leaves filters empty`() async throws {
    let file = Data(#"{"code":200,"count":1,"devices":[{}]}"#.utf8)
    let tenant = try await SimulatedTenant(TenantConfiguration(servedFile: file)).startForGood()
    let probe = Probe(port: tenant.port)

    let list = await probe.send("GET", "/api/devices")
    let filtered = await probe.send("GET", "/api/devices?serialnumber=NONE")
    let locations = await probe.send("GET", "/api/locations")

    #expect(Data(list.body) == file)
    #expect(filtered.json["count"] == 0)
    #expect(locations.json["locations"]?.array?.count == 4)
  }
}
