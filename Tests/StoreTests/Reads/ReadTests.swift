import CustomDump
import RollcallCore
import RollcallTesting
import Testing

@testable import RollcallStore

@Suite struct `Reading the register` {
  let register: Register
  private let north = AccountReference("riverside/north")

  init() throws {
    register = try Register.riverside()
    try register.know([AccountEntry(reference: north, name: "North", integrations: ["jamf-school"])])
  }

  private var northernHand: Hand { Hand(account: north, person: "mary", instant: .morning) }

  @Test func `assets come by account and Asset ID`() throws {
    _ = try register.addAsset(AssetToAdd(assetID: "B"), by: northernHand)
    for id in ["c", "A", "b"] { _ = try register.addAsset(AssetToAdd(assetID: id), by: .registrar) }

    #expect(try register.assets().map(\.assetID) == ["A", "b", "c", "B"])
    #expect(try register.assets(of: north).map(\.assetID) == ["B"])
    #expect(throws: StoreError.refused(.unknownAccount(AccountReference("x")))) {
      _ = try register.assets(of: AccountReference("x"))
    }
  }

  @Test func `an asset says who set each of its values last`() throws {
    try register.sync([.iPad("S1", name: "One")])
    _ = try register.addAsset(AssetToAdd(assetID: "Other", product: "Cart"), by: .registrar)
    _ = try register.editAsset("S1", AssetEdit(product: "Cart", notes: "Cracked"), by: .registrar)

    let sources = try register.asset("S1", in: .riverside).sources

    expectNoDifference(
      sources,
      [
        .assetID: "riverside:jamf-school", .name: "riverside:jamf-school",
        .serialNumber: "riverside:jamf-school",
        .product: "manual", .notes: "manual",
      ])
  }

  @Test func `one Asset ID in two accounts is two assets`() throws {
    _ = try register.addAsset(AssetToAdd(assetID: "A", name: "South"), by: .registrar)
    _ = try register.addAsset(AssetToAdd(assetID: "A", name: "North"), by: northernHand)

    #expect(try register.asset("A", in: north).asset.name == "North")
    #expect(try register.history(of: "A", in: north).count == 1)
  }

  @Test func `an asset of two connections shows both links`() throws {
    try register.sync([.iPad("S1")])
    try register.sync([.iPad("S1", id: "other-1")], of: .other, earlier: [.jamfSchool])

    let links = try register.assets()[0].links

    #expect(links.map(\.connection) == [.jamfSchool, .other])
    #expect(links.map(\.deviceID) == ["udid-S1", "other-1"])
  }

  @Test func `runs come with the latest first and their figures`() throws {
    try register.sync([.iPad("S1"), .iPad("S2")])
    try register.sync([.iPad("S1"), .iPad("S2")], at: .morning.after(hours: 1))

    let runs = try register.runs()

    #expect(runs.map(\.run) == [2, 1])
    #expect(runs.map(\.outcome) == [.unchanged, .applied])
    #expect(runs.map(\.devices) == [2, 2])
    #expect(
      runs[1].summary
        == [.createCategory: 1, .createManufacturer: 1, .createProduct: 1, .createAsset: 2])
    #expect(try register.runs(limit: 1).count == 1)
    #expect(try register.lastRun(of: .jamfSchool)?.run == 2)
    #expect(try register.lastRun(of: .other) == nil)
    #expect(try register.run(3) == nil)
  }

  @Test func `accounts, places and people are listed with their account`() throws {
    _ = try register.addLocation("Library", by: northernHand)
    _ = try register.addEmployee(email: "zoe@riverside.example", name: nil, by: .registrar)
    _ = try register.addEmployee(email: "Ada@riverside.example", name: nil, by: .registrar)

    expectNoDifference(
      try register.accounts(),
      [
        AccountRow(reference: .riverside, name: "Riverside Schools", parent: nil),
        AccountRow(reference: north, name: "North", parent: .riverside),
      ])
    expectNoDifference(try register.locations(), [LocationRow(account: north, name: "Library")])
    #expect(try register.locations(of: .riverside).isEmpty)
    #expect(try register.employees().map(\.email) == ["Ada@riverside.example", "zoe@riverside.example"])
  }

  @Test func `a renamed account keeps what it has`() throws {
    _ = try register.addLocation("Library", by: .registrar)

    try register.know([AccountEntry(reference: .riverside, name: "Riverside", integrations: ["jamf-school"])])

    #expect(try register.accounts()[0].name == "Riverside")
    #expect(try register.locations().count == 1)
  }

  @Test func `a connection that passed its test remembers with which settings`() throws {
    #expect(try register.testedSettings(of: .jamfSchool) == nil)

    let record = RunRecord(started: .morning, milliseconds: 1, testedSettings: "fingerprint")
    _ = try register.record(record, failure: .refusedKey, of: .jamfSchool)
    #expect(try register.testedSettings(of: .jamfSchool) == nil)
    _ = try register.apply(Plan(instant: .morning), of: .jamfSchool, as: record)

    #expect(try register.testedSettings(of: .jamfSchool) == "fingerprint")
    #expect(try register.testedSettings(of: .other) == nil)
  }
}
