import CustomDump
import RollcallCore
import RollcallTesting
import Testing

/// What a model means beside the one that the link remembers (E7, D3).
@Suite struct ModelTests {
  struct Row: CustomTestStringConvertible {
    var testDescription: String
    var before: DeviceModel
    var now: DeviceModel
    var origin: LinkOrigin = .created
    var movesTo: String?
  }

  static let unknown = DeviceModel(name: nil, identifier: nil)
  static let rows: [Row] = [
    Row(testDescription: "the same", before: .iPad9, now: .iPad9),
    Row(testDescription: "another name", before: .iPad9, now: .macBookPro, movesTo: "MacBook Pro 16\" M4"),
    Row(testDescription: "no longer reported", before: .iPad9, now: unknown),
    Row(
      testDescription: "name missing beside the identifier last seen", before: .iPad9,
      now: DeviceModel(name: nil, identifier: "iPad12,1")),
    Row(
      testDescription: "name missing beside another identifier", before: .iPad9,
      now: DeviceModel(name: nil, identifier: "iPad99,9"), movesTo: "iPad99,9"),
    Row(
      testDescription: "name missing beside the first identifier",
      before: DeviceModel(name: "iPad (9th generation)", identifier: nil),
      now: DeviceModel(name: nil, identifier: "iPad12,1")),
    Row(
      testDescription: "another identifier under the same name", before: .iPad9,
      now: DeviceModel(name: "iPad (9th generation)", identifier: "iPad12,2")),
    Row(
      testDescription: "the name becomes known", before: DeviceModel(name: nil, identifier: "iPad12,1"),
      now: .iPad9, movesTo: "iPad (9th generation)"),
    Row(
      testDescription: "first model of a made asset", before: unknown, now: .iPad9,
      movesTo: "iPad (9th generation)"),
    Row(testDescription: "first model of a merged asset", before: unknown, now: .iPad9, origin: .merged),
  ]

  @Test(arguments: rows) func `an asset follows a model that changed, and nothing else`(row: Row) {
    let device = Device.iPad("S1", model: row.before)
    var snapshot = Snapshot.empty
    snapshot.assets = [
      Asset(id: RowID(1), assetID: "S1", serialNumber: device.serialNumber, product: RowID(9))
    ]
    snapshot.links = [.remembering(device, asset: 1, origin: row.origin)]
    snapshot.catalogue.products = [
      Product(id: RowID(9), name: "Given by hand", manufacturer: nil, category: nil)
    ]

    let plan = Planner.plan(.of([.iPad("S1", model: row.now)]), on: snapshot, in: .jamfSchool())

    expectNoDifference(plan.products.first?.to, row.movesTo)
  }
}
