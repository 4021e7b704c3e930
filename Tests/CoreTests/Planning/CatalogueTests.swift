import CustomDump
import RollcallCore
import RollcallTesting
import Testing

/// Products, manufacturers and categories (E).
@Suite struct CatalogueTests {
  func plan(_ devices: [Device], catalogue: Catalogue = Catalogue()) -> Plan {
    var snapshot = Snapshot.empty
    snapshot.catalogue = catalogue
    return Planner.plan(.of(devices), on: snapshot, in: .jamfSchool())
  }

  func names(_ plan: Plan) -> [String?] { plan.catalogue.map(\.change.to) }

  @Test func `100 equal laptops are one category, one manufacturer, one product and 100 assets`() {
    let plan = plan((1...100).map { .iPad("S\($0)", model: .macBookPro) })

    expectNoDifference(
      plan.summary,
      [.createCategory: 1, .createManufacturer: 1, .createProduct: 1, .createAsset: 100])
    expectNoDifference(names(plan), ["Jamf School", "Apple", "MacBook Pro 16\" M4"])
  }

  @Test func `two identifiers with one marketing name are one product`() {
    let plan = plan([
      .iPad("S1", model: DeviceModel(name: "iPad Air", identifier: "iPad13,16")),
      .iPad("S2", model: DeviceModel(name: "IPAD AIR ", identifier: "iPad13,17")),
    ])

    #expect(plan.summary[.createProduct] == 1)
  }

  @Test func `a model without a name is named by its identifier, without both it is unknown`() {
    let plan = plan([
      .iPad("S1", model: DeviceModel(name: nil, identifier: "iPad99,1")),
      .iPad("S2", model: DeviceModel(name: nil, identifier: nil)),
    ])

    expectNoDifference(names(plan), ["Jamf School", "Apple", "iPad99,1", "Unknown model"])
  }

  @Test func `a product that exists is reused with its category`() {
    let catalogue = Catalogue(
      manufacturers: [Manufacturer(id: RowID(1), name: "APPLE")],
      products: [Product(id: RowID(7), name: "ipad (9th Generation)", manufacturer: RowID(1), category: nil)])

    let plan = plan([.iPad("S1")], catalogue: catalogue)

    expectNoDifference(names(plan), [])
    expectNoDifference(plan.learned.map(\.product), [.existing(RowID(7))])
  }

  @Test func `a product without a manufacturer is matched by its name and keeps having none`() {
    let catalogue = Catalogue(
      products: [Product(id: RowID(7), name: "iPad (9th generation)", manufacturer: nil, category: nil)])

    let plan = plan([.iPad("S1")], catalogue: catalogue)

    expectNoDifference(names(plan), [])
  }

  @Test func `a product of another manufacturer is another product`() {
    let catalogue = Catalogue(
      manufacturers: [Manufacturer(id: RowID(1), name: "Orchard")],
      products: [Product(id: RowID(7), name: "iPad (9th generation)", manufacturer: RowID(1), category: nil)])

    let plan = plan([.iPad("S1")], catalogue: catalogue)

    expectNoDifference(names(plan), ["Jamf School", "Apple", "iPad (9th generation)"])
  }

  @Test func `a product that was renamed is still what its model became`() {
    let catalogue = Catalogue(
      products: [Product(id: RowID(7), name: "Class iPad", manufacturer: nil, category: nil)],
      learned: [ComparisonKey("iPad (9th generation)"): RowID(7)])

    let plan = plan([.iPad("S1")], catalogue: catalogue)

    expectNoDifference(names(plan), [])
    expectNoDifference(plan.learned, [])
  }

  @Test func `a product that was deleted is made again`() {
    let catalogue = Catalogue(learned: [ComparisonKey("iPad (9th generation)"): RowID(7)])

    let plan = plan([.iPad("S1")], catalogue: catalogue)

    #expect(plan.summary[.createProduct] == 1)
    #expect(plan.learned.count == 1)
  }
}
