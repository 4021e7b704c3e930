import RollcallCore
import RollcallTesting
import Testing

/// K2: an explanation is of the very device that is meant, and of no other that has something in common with it.
@Suite struct `The device of an explanation` {
  private static let options = SyncOptions.with {
    $0.assetID = .assetTag
    $0.autoCheckout = .on
  }

  private static let linked: Snapshot = {
    var snapshot = Snapshot.empty
    snapshot.employees = [.active(1, "ada@riverside.example"), .active(2, "eve@riverside.example")]
    snapshot.assets = [
      Asset(
        id: RowID(1), version: 1, assetID: "A", key: ComparisonKey("A"), name: nil,
        serialNumber: SerialNumber("S1"), product: nil, state: .active)
    ]
    snapshot.links = [.remembering(.iPad("S1", id: "u1", tag: "A"), asset: 1)]
    return snapshot
  }()

  @Test func `a new device that takes a freed Asset ID is not told the changes of the asset that left it`() {
    let fetch = Fetch.of([
      .iPad("S1", id: "u1", tag: "B", owner: .mail("ada@riverside.example")),
      .iPad("S2", tag: "A", owner: .mail("eve@riverside.example")),
    ])

    let told = Planner.explain("S2", fetch, on: Self.linked, in: .jamfSchool(Self.options))

    #expect(told.decisions.first { $0.what == .assetID }?.movement == nil)
    #expect(told.decisions.first { $0.what == .checkout }?.movement?.to == "eve@riverside.example")
  }

  @Test(arguments: ["S1", nil]) func `a device is found by the tenant's own id`(serial: String?) {
    let fetch = Fetch.of([.iPad(serial, id: "u1", tag: "A")])

    let told = Planner.explain("u1", fetch, on: Self.linked, in: .jamfSchool(Self.options))

    #expect(told.assetID == "A")
    #expect(!told.decisions.isEmpty)
  }
}
