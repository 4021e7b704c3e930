import CustomDump
import RollcallCore
import RollcallTesting
import Testing

@testable import RollcallStore

@Suite struct `The part of the register that a plan decides on` {
  let register: Register

  init() throws {
    register = try Register.riverside()
  }

  @Test func `it is all of the account's assets with their checkouts`() throws {
    _ = try register.addEmployee(email: "Ada@riverside.example", name: nil, by: .registrar)
    _ = try register.addLocation("Library", by: .registrar)
    _ = try register.addAsset(
      AssetToAdd(assetID: "Ä1", name: "Cart", serialNumber: "x9", product: "Cart"), by: .registrar)
    _ = try register.addAsset(AssetToAdd(assetID: "B"), by: .registrar)
    _ = try register.addAsset(AssetToAdd(assetID: "C"), by: .registrar)
    _ = try register.checkOut("B", to: .location("library"), by: .registrar)
    _ = try register.checkOut("C", to: .employee("ada@riverside.example"), by: .registrar)
    _ = try register.archiveAsset("C", by: .registrar)

    let snapshot = try register.snapshot(of: .jamfSchool)

    expectNoDifference(
      snapshot.assets,
      [
        Asset(
          id: RowID(1), assetID: "Ä1", key: ComparisonKey("ä1"), name: "Cart",
          serialNumber: SerialNumber("X9"),
          product: RowID(1)),
        Asset(
          id: RowID(2), version: 2, assetID: "B",
          checkout: Checkout(holder: .location(RowID(1)), origin: .manual)),
        Asset(
          id: RowID(3), version: 3, assetID: "C", state: .archived,
          checkout: Checkout(holder: .employee(RowID(1)), origin: .manual)),
      ])
    expectNoDifference(snapshot.employees, [.active(1, "Ada@riverside.example")])
    expectNoDifference(
      snapshot.catalogue,
      Catalogue(products: [Product(id: RowID(1), name: "Cart", manufacturer: nil, category: nil)]))
    #expect(snapshot.revision == 8)
  }

  @Test func `other accounts are no part of it`() throws {
    let north = AccountReference("riverside/north")
    try register.know([AccountEntry(reference: north, name: "North", integrations: ["jamf-school"])])
    _ = try register.addEmployee(email: "ada@riverside.example", name: nil, by: .registrar)
    try register.sync([.iPad("S1")])

    let snapshot = try register.snapshot(of: ConnectionReference(account: north, integration: "jamf-school"))

    #expect(snapshot.assets.isEmpty)
    #expect(snapshot.employees.isEmpty)
    #expect(snapshot.links.isEmpty)
    #expect(snapshot.catalogue == Catalogue())
    #expect(try register.accounts().map(\.parent) == [nil, .riverside])
  }

  @Test func `assets that stand far apart keep their checkouts`() throws {
    let north = AccountReference("riverside/north")
    try register.know([.riverside, AccountEntry(reference: north, name: "North", integrations: [])])
    var northern = Hand.registrar
    northern.account = north
    for (account, hand) in [("here", Hand.registrar), ("there", northern)] {
      _ = try register.addEmployee(email: "\(account)@riverside.example", name: nil, by: hand)
    }
    for number in 1...20 {
      let hand = number == 1 || number == 20 ? Hand.registrar : northern
      _ = try register.addAsset(AssetToAdd(assetID: "A\(number)"), by: hand)
      let person = hand.account == north ? "there" : "here"
      _ = try register.checkOut("A\(number)", to: .employee("\(person)@riverside.example"), by: hand)
    }

    let snapshot = try register.snapshot(of: .jamfSchool)

    #expect(snapshot.assets.map(\.assetID) == ["A1", "A20"])
    #expect(snapshot.assets.allSatisfy { $0.checkout?.origin == .manual })
  }

  @Test func `a connection that never ran sees the assets of its account`() throws {
    _ = try register.addAsset(AssetToAdd(assetID: "S1"), by: .registrar)
    let new = ConnectionReference(account: .riverside, integration: "brand-new")

    let plan = try register.plan(.of([.iPad("S1")]), of: new)

    #expect(plan.summary[.linkAsset] == 1)
    #expect(plan.summary[.createAsset] == nil)
  }

  @Test func `an account that nobody knows is empty`() throws {
    let unknown = ConnectionReference(account: AccountReference("elsewhere"), integration: "jamf-school")

    #expect(try register.snapshot(of: unknown).assets.isEmpty)
  }

  @Test func `an earlier connection governs an asset while it sees the device`() throws {
    try register.sync([.iPad("S1", name: "First")])
    try register.sync([.iPad("S1", name: "Second")], of: .other, earlier: [.jamfSchool])

    #expect(try register.snapshot(of: .other, earlier: [.jamfSchool]).governedElsewhere == [RowID(1)])
    #expect(try register.assets().first?.name == "First")

    try register.sync([], at: .morning.after(hours: 1))

    #expect(try register.snapshot(of: .other, earlier: [.jamfSchool]).governedElsewhere == [])
  }

  @Test func `a model stays the product that it became`() throws {
    try register.sync([.iPad("S1")])
    _ = try register.editProduct(
      "iPad (9th generation)", manufacturer: nil, ProductEdit(name: "School iPad", category: "Tablets"),
      by: .registrar)

    try register.sync([.iPad("S1"), .iPad("S2")], at: .morning.after(hours: 1))

    #expect(try register.assets().map(\.product) == ["School iPad", "School iPad"])
    #expect(try register.assets().map(\.category) == ["Tablets", "Tablets"])
  }
}
