import CustomDump
import RollcallCore
import RollcallTesting
import Testing

@testable import RollcallStore

@Suite struct `Commands by hand` {
  let register: Register

  init() throws {
    register = try Register.riverside()
    _ = try register.addEmployee(email: "ada@riverside.example", name: "Ada", by: .registrar)
    _ = try register.addLocation("Library", by: .registrar)
  }

  @Test func `an asset is added with what it needs of the catalogue`() throws {
    let done = try register.addAsset(
      AssetToAdd(
        assetID: " ZYZ121V ", name: "Old iPad", serialNumber: " zyz121v", product: "iPad",
        manufacturer: "Apple",
        category: "Tablets", notes: "Cracked"), by: .registrar)

    expectNoDifference(
      done,
      [
        Done(.createManufacturer, to: "Apple"), Done(.createCategory, to: "Tablets"),
        Done(.createProduct, to: "iPad"), Done(.addAsset, assetID: "ZYZ121V", to: "ZYZ121V"),
      ])
    let detail = try register.asset("zyz121v", in: .riverside)
    #expect(detail.asset.serialNumber == "ZYZ121V")
    #expect(detail.asset.manufacturer == "Apple")
    #expect(detail.asset.category == "Tablets")
    #expect(detail.notes == "Cracked")
  }

  @Test func `a product that is there is used, with its maker and category`() throws {
    _ = try register.addAsset(
      AssetToAdd(assetID: "A", product: "iPad", manufacturer: "Apple", category: "Tablets"), by: .registrar)

    let done = try register.addAsset(AssetToAdd(assetID: "B", product: "IPAD"), by: .registrar)

    #expect(done.map(\.kind) == [.addAsset])
    #expect(try register.products().map(\.assets) == [2])
  }

  @Test func `a product without maker and category has none`() throws {
    _ = try register.addAsset(AssetToAdd(assetID: "A", product: "Cart"), by: .registrar)

    expectNoDifference(
      try register.products(),
      [ProductRow(account: .riverside, name: "Cart", manufacturer: nil, category: nil, assets: 1)])
  }

  @Test(arguments: ["N/A", "0000", " ", "To be filled by O.E.M."]) func `a junk serial is none`(
    _ serial: String
  ) throws {
    _ = try register.addAsset(AssetToAdd(assetID: "A", serialNumber: serial), by: .registrar)

    #expect(try register.asset("A", in: .riverside).asset.serialNumber == nil)
  }

  @Test func `an edit changes what it names, and an empty text clears`() throws {
    _ = try register.addAsset(
      AssetToAdd(assetID: "A", name: "One", serialNumber: "S1", product: "Cart", notes: "Cracked"),
      by: .registrar)

    let done = try register.editAsset(
      "a", AssetEdit(assetID: "B", name: "", serialNumber: "s2", product: "", notes: "Cracked"),
      by: .registrar)

    expectNoDifference(
      done,
      [
        Done(.changeAssetID, assetID: "A", from: "A", to: "B"), Done(.setName, assetID: "A", from: "One"),
        Done(.setSerial, assetID: "A", from: "S1", to: "S2"), Done(.moveProduct, assetID: "A", from: "Cart"),
      ])
    let detail = try register.asset("B", in: .riverside)
    #expect(detail.asset.name == nil)
    #expect(detail.asset.product == nil)
    #expect(detail.notes == "Cracked")
    #expect(detail.history.count == 5)
  }

  @Test func `an edit that changes nothing writes nothing`() throws {
    _ = try register.addAsset(AssetToAdd(assetID: "A", name: "One"), by: .registrar)
    let rows = try register.rowsWritten()

    #expect(try register.editAsset("A", AssetEdit(assetID: "A", name: "One"), by: .registrar).isEmpty)
    #expect(try register.rowsWritten() == rows)
  }

  @Test func `the spelling of an Asset ID can be changed`() throws {
    _ = try register.addAsset(AssetToAdd(assetID: "a"), by: .registrar)

    _ = try register.editAsset("a", AssetEdit(assetID: "A"), by: .registrar)

    #expect(try register.assets().map(\.assetID) == ["A"])
  }

  @Test func `a reassignment checks in first`() throws {
    _ = try register.addAsset(AssetToAdd(assetID: "A"), by: .registrar)
    _ = try register.checkOut("A", to: .employee("ADA@riverside.example "), by: .registrar)

    let done = try register.checkOut("A", to: .location("library"), whenCheckedOut: .reassign, by: .registrar)

    expectNoDifference(
      done,
      [
        Done(.checkIn, assetID: "A", from: "ada@riverside.example"),
        Done(.checkOut, assetID: "A", to: "Library"),
      ])
    let holder = try #require(try register.assets().first?.holder)
    #expect(holder.kind == .location(name: "Library"))
    #expect(holder.origin == nil)
  }

  @Test func `checking in is never refused`() throws {
    _ = try register.addAsset(AssetToAdd(assetID: "A"), by: .registrar)
    #expect(try register.checkIn("A", by: .registrar).isEmpty)

    _ = try register.checkOut("A", to: .location("Library"), by: .registrar)
    _ = try register.archiveAsset("A", by: .registrar)

    #expect(try register.assets().first?.holder != nil)
    #expect(try register.checkIn("A", by: .registrar) == [Done(.checkIn, assetID: "A", from: "Library")])
  }

  @Test func `an archived employee is restored by adding the person again`() throws {
    _ = try register.archiveEmployee(email: "ada@riverside.example", by: .registrar)

    let done = try register.addEmployee(email: "ADA@riverside.example", name: nil, by: .registrar)

    #expect(done.map(\.kind) == [.restoreEmployee])
    expectNoDifference(
      try register.employees(),
      [EmployeeRow(account: .riverside, email: "ada@riverside.example", name: "Ada", state: .active)])
  }

  @Test func `a deleted asset loses its links and keeps its history, and its device is new`() throws {
    try register.sync([.iPad("S1"), .iPad("S2")])

    _ = try register.deleteAsset("s1", by: .registrar)

    #expect(try register.snapshot(of: .jamfSchool).links.map(\.asset) == [RowID(2)])
    #expect(try register.history(of: "s1", in: .riverside).map(\.kind) == ["create_asset", "delete_asset"])
    #expect(try register.plan(.of([.iPad("S1"), .iPad("S2")])).summary == [.createAsset: 1])
  }

  @Test func `all assets of a connection are deleted together`() throws {
    _ = try register.addAsset(AssetToAdd(assetID: "MINE"), by: .registrar)
    try register.sync([.iPad("S2"), .iPad("S1")])
    try register.sync([.iPad("S1")], of: .other)
    #expect(try register.assetIDs(linkedBy: .jamfSchool) == ["S1", "S2"])

    let done = try register.deleteAssets(linkedBy: .jamfSchool, by: .registrar)

    #expect(done.map(\.assetID) == ["S1", "S2"])
    #expect(try register.assets().map(\.assetID) == ["MINE"])
  }

  @Test func `forgetting a link keeps the asset and ends the mapping's lock`() throws {
    try register.sync([.iPad("S1"), .iPad("S2")])

    let done = try register.forgetLinks(of: .jamfSchool, to: "S1", by: .registrar)

    expectNoDifference(done, [Done(.forgetLink, assetID: "S1", from: "S1")])
    #expect(try register.assets().map(\.links.count) == [0, 1])
    #expect(try register.forgetLinks(of: .jamfSchool, by: .registrar).count == 1)
    #expect(try register.assets().count == 2)
  }

  @Test func `each command is journalled with its person`() throws {
    _ = try register.addAsset(AssetToAdd(assetID: "A"), by: .registrar)
    _ = try register.archiveAsset("A", by: .registrar)
    _ = try register.restoreAsset("A", by: .registrar)

    expectNoDifference(
      try register.history(of: "A", in: .riverside),
      [
        event("create_asset", to: "A"), event("archive_asset", from: "active", to: "archived"),
        event("restore_asset", from: "archived", to: "active"),
      ])
  }

  private func event(_ kind: String, from: String? = nil, to: String?) -> EventRecord {
    EventRecord(
      at: Hand.registrar.instant, actor: "person:mary", kind: kind, assetID: "A", serialNumber: nil,
      from: from,
      to: to, rule: nil, reason: nil)
  }
}
