import CustomDump
import RollcallCore
import RollcallTesting
import Testing

@testable import RollcallStore

@Suite struct `What links remember` {
  let register: Register
  private let schema = DetailSchema(stable: ["os", "os_version", "custom.rack \"7\""], volatile: ["battery"])

  init() throws {
    register = try Register.riverside()
  }

  private func fetch(
    _ stable: String, battery: String = "90", lastSeen: LastSeen? = nil, schema: DetailSchema? = nil
  ) -> Fetch {
    var device = Device.iPad("S1", lastSeen: lastSeen)
    device.details = DeviceDetails(stable: stable, volatile: battery)
    var fetch = Fetch.of([device])
    fetch.schema = schema ?? self.schema
    return fetch
  }

  private func details() throws -> [String: String] {
    try register.asset("S1", in: .riverside).asset.links[0].details
  }

  @Test func `details come back as they were stated`() throws {
    try register.carryOut(try register.plan(fetch("iPadOS\u{1F}18.1\u{1F}a \"b\" \\ c\nd · é")))

    #expect(
      try details()
        == [
          "os": "iPadOS", "os_version": "18.1", "custom.rack \"7\"": "a \"b\" \\ c\nd · é", "battery": "90",
        ])
  }

  @Test func `an empty detail never blanks one that is there`() throws {
    try register.carryOut(try register.plan(fetch("iPadOS\u{1F}18.1\u{1F}x", lastSeen: .instant(0))))

    try register.carryOut(try register.plan(fetch("\u{1F}18.2\u{1F}", battery: "")))

    #expect(
      try details() == ["os": "iPadOS", "os_version": "18.2", "custom.rack \"7\"": "x", "battery": "90"])
    #expect(try register.asset("S1", in: .riverside).asset.links[0].lastSeen == "1970-01-01T00:00:00Z")
  }

  @Test func `a detail that a later version does not ask for stays`() throws {
    try register.carryOut(try register.plan(fetch("iPadOS\u{1F}18.1\u{1F}x")))
    let later = DetailSchema(stable: ["os_version", "imei"], volatile: [])

    try register.carryOut(try register.plan(fetch("18.3\u{1F}35", battery: "", schema: later)))

    #expect(
      try details()
        == ["os": "iPadOS", "os_version": "18.3", "custom.rack \"7\"": "x", "battery": "90", "imei": "35"])
  }

  @Test func `details that move with use are written once a day`() throws {
    try register.carryOut(try register.plan(fetch("iPadOS", battery: "90")))
    try register.carryOut(try register.plan(fetch("iPadOS", battery: "80"), at: .morning.after(hours: 23)))

    #expect(try details()["battery"] == "90")

    try register.carryOut(try register.plan(fetch("iPadOS", battery: "70"), at: .morning.after(hours: 24)))

    #expect(try details()["battery"] == "70")
  }

  @Test func `a device that is gone is marked, and the mark goes when it is back`() throws {
    try register.sync([.iPad("S1"), .iPad("S2")])
    try register.sync([.iPad("S1")], at: .morning.after(hours: 1))

    #expect(try register.asset("S2", in: .riverside).asset.links[0].notSeenSince == .morning.after(hours: 1))

    try register.sync([.iPad("S1"), .iPad("S2")], at: .morning.after(hours: 2))

    #expect(try register.asset("S2", in: .riverside).asset.links[0].notSeenSince == nil)
  }

  @Test func `a link survives the way to disk and back`() throws {
    _ = try register.addEmployee(email: "ada@riverside.example", name: nil, by: .registrar)
    let devices = [
      Device.iPad("S1", owner: .mail("ADA@riverside.example")), .iPad("S2", owner: .nobody), .iPad("S3"),
      .iPad("S4", model: DeviceModel(name: nil, identifier: nil)),
    ]
    try register.sync(devices)

    let links = try register.snapshot(of: .jamfSchool).links

    expectNoDifference(
      links,
      [
        .remembering(devices[0], asset: 1, owner: .person(ComparisonKey("ada@riverside.example"))),
        .remembering(devices[1], asset: 2, owner: .nobody, vacancy: Vacancy(runs: 1, since: .morning)),
        .remembering(devices[2], asset: 3),
        .remembering(devices[3], asset: 4),
      ])
  }

  @Test func `the mapping is in force while there are links`() throws {
    #expect(try register.mappingInForce(of: .jamfSchool) == nil)

    try register.sync([.iPad("S1", tag: "T1")], .with { $0.assetID = .assetTag })

    #expect(try register.mappingInForce(of: .jamfSchool) == .assetTag)

    _ = try register.forgetLinks(of: .jamfSchool, by: .registrar)

    #expect(try register.mappingInForce(of: .jamfSchool) == nil)
  }
}
