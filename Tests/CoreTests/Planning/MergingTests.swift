import CustomDump
import RollcallCore
import RollcallTesting
import Testing

/// Devices that meet assets which were there before (F, B6).
@Suite struct MergingTests {
  let device = Device.iPad("S1", name: "Library 1", tag: "LIB-1")

  func plan(_ devices: [Device], _ assets: [Asset], _ change: (inout SyncOptions) -> Void) -> Plan {
    var snapshot = Snapshot.empty
    snapshot.assets = assets
    snapshot.catalogue.products = [Product(id: RowID(3), name: "Old iPad", manufacturer: nil, category: nil)]
    return Planner.plan(.of(devices), on: snapshot, in: .jamfSchool(.with(change)))
  }

  @Test func `merging keeps the product and takes name and spelling`() {
    let old = Asset(id: RowID(1), assetID: "s1", name: "Trolley", product: RowID(3))

    let plan = plan([device], [old]) {
      $0.mergeExisting = .on
      $0.assetName = .name
    }

    expectNoDifference(
      plan.changes.map(\.kind), [.changeAssetID, .linkAsset, .setName, .setSerial])
    expectNoDifference(plan.changes.map(\.assetID), ["s1", "s1", "s1", "s1"])
  }

  @Test func `an asset without a product gets the one of the model`() {
    let plan = plan([device], [Asset(id: RowID(1), assetID: "S1")]) { $0.mergeExisting = .on }

    expectNoDifference(plan.products.map(\.to), ["iPad (9th generation)"])
  }

  @Test func `with merging off the device is neither merged nor added`() {
    let plan = plan([device], [Asset(id: RowID(1), assetID: "S1")]) { _ in }

    #expect(plan.isEmpty)
    expectNoDifference(plan.findings.map(\.rule), [.f2])
  }

  @Test func `an archived asset is merged and stays archived`() {
    let old = Asset(id: RowID(1), assetID: "S1", product: RowID(3), state: .archived)

    let plan = plan([.iPad("S1", owner: .mail("ada@riverside.example"))], [old]) {
      $0.mergeExisting = .on
      $0.autoCheckout = .on
    }

    expectNoDifference(plan.changes.map(\.kind), [.linkAsset, .setSerial])
    expectNoDifference(plan.findings.map(\.kind), [.archivedSeen])
  }

  @Test func `an asset with another serial number is another machine, and hinders no later device`() {
    let old = Asset(id: RowID(1), assetID: "LIB-1", serialNumber: SerialNumber("S2"), product: RowID(3))

    let plan = plan([device, .iPad("S2", tag: "lib-1"), .iPad("S3", tag: "LIB-1")], [old]) {
      $0.mergeExisting = .on
      $0.assetID = .assetTag
    }

    expectNoDifference(plan.adoptions.map { $0.memory.serialNumber?.text }, ["S2"])
    expectNoDifference(plan.findings.map(\.kind), [.existsNotMerged, .duplicateAssetID])
  }

  @Test func `where Asset IDs are serial numbers, the Asset ID alone says which machine it is`() {
    let old = Asset(id: RowID(1), assetID: "S1", serialNumber: SerialNumber("S9"), product: RowID(3))

    let plan = plan([device], [old]) { $0.mergeExisting = .on }

    expectNoDifference(plan.changes.map(\.kind), [.linkAsset, .setSerial])
  }

  @Test func `a device without a serial number is merged and the asset keeps its own`() {
    let old = Asset(id: RowID(1), assetID: "LIB-1", serialNumber: SerialNumber("S2"), product: RowID(3))

    let plan = plan([.iPad(nil, id: "u", tag: "LIB-1")], [old]) {
      $0.mergeExisting = .on
      $0.assetID = .assetTag
    }

    expectNoDifference(plan.changes.map(\.kind), [.linkAsset])
  }

  @Test func `another asset with the same serial number is a finding, and the device is added`() {
    let twin = Asset(id: RowID(1), assetID: "OLD-9", serialNumber: SerialNumber("S1"), product: RowID(3))

    let plan = plan([device], [twin]) { $0.mergeExisting = .on }

    #expect(plan.summary[.createAsset] == 1)
    expectNoDifference(plan.findings.map(\.kind), [.serialExists])
    expectNoDifference(plan.findings.map(\.assetID), ["OLD-9"])
  }

  @Test func `each asset with the serial number is a finding of its own`() {
    let twins = ["OLD-8", "OLD-9"].enumerated().map { offset, id in
      Asset(id: RowID(Int64(offset + 1)), assetID: id, serialNumber: SerialNumber("S1"), product: RowID(3))
    }

    let plan = plan([device], twins) { _ in }

    expectNoDifference(plan.findings.map(\.assetID), ["OLD-8", "OLD-9"])
  }

  @Test func `an asset that another connection governs keeps what that one gave it`() {
    var snapshot = Snapshot.empty
    let linked = Device.iPad("S1", name: "old")
    snapshot.assets = [Asset(id: RowID(1), assetID: "X", name: "theirs", product: RowID(3))]
    snapshot.links = [.remembering(linked, asset: 1)]
    snapshot.employees = [.active(1, "ada@riverside.example")]
    snapshot.governedElsewhere = [RowID(1)]
    let now = Device.iPad("S1", name: "new", model: .macBookPro, owner: .mail("ada@riverside.example"))
    let options = SyncOptions.with {
      $0.assetName = .name
      $0.autoCheckout = .on
    }

    let plan = Planner.plan(.of([now]), on: snapshot, in: .jamfSchool(options))

    expectNoDifference(plan.changes, [])
    expectNoDifference(plan.notes.map(\.reasons), [[.owner, .model]])
  }
}
