import CustomDump
import RollcallCore
import RollcallTesting
import Testing

/// Asset IDs of a run are decided together (C3–C5). Here they are mapped from the device's name.
@Suite struct AssetIDTests {
  let options = SyncOptions.with { $0.assetID = .name }

  /// Linked devices `S1`, `S2`, …, whose assets have these Asset IDs now and whose names are these.
  func plan(_ pairs: [(has: String, named: String?)], new: [Device] = []) -> Plan {
    var snapshot = Snapshot.empty
    var devices: [Device] = []
    for (offset, pair) in pairs.enumerated() {
      let number = Int64(offset + 1)
      let device = Device.iPad("S\(number)", name: pair.named)
      devices.append(device)
      snapshot.assets.append(
        Asset(id: RowID(number), assetID: pair.has, serialNumber: device.serialNumber, product: RowID(1)))
      snapshot.links.append(.remembering(device, asset: number))
    }
    return Planner.plan(.of(devices + new), on: snapshot, in: .jamfSchool(options))
  }

  func moves(_ plan: Plan) -> [String] { plan.assetIDs.map { "\($0.subject.assetID) → \($0.to)" } }

  func duplicates(_ plan: Plan) -> [String?] {
    plan.findings.filter { $0.kind == .duplicateAssetID }.map { $0.serialNumber?.text }
  }

  @Test func `two assets swap their Asset IDs`() {
    let plan = plan([("a", "b"), ("b", "a")])

    expectNoDifference(moves(plan), ["a → b", "b → a"])
    expectNoDifference(plan.findings, [])
  }

  @Test func `a chain moves up when its head is free`() {
    let plan = plan([("a", "b"), ("b", "c"), ("c", "d")])

    expectNoDifference(moves(plan), ["a → b", "b → c", "c → d"])
  }

  @Test func `a chain stays when its head is held by an asset that stays`() {
    let plan = plan([("a", "b"), ("b", "c"), ("c", "c")])

    expectNoDifference(moves(plan), [])
    expectNoDifference(duplicates(plan), ["S1", "S2"])
  }

  @Test func `a long chain stays as a whole`() {
    let plan = plan([("a", "b"), ("b", "c"), ("c", "d"), ("d", "e"), ("e", "e")])

    expectNoDifference(moves(plan), [])
    expectNoDifference(duplicates(plan), ["S1", "S2", "S3", "S4"])
  }

  @Test func `the first of two devices that ask for one Asset ID gets it`() {
    let plan = plan([("a", "x"), ("b", "x")])

    expectNoDifference(moves(plan), ["a → x"])
    expectNoDifference(duplicates(plan), ["S2"])
  }

  @Test func `a device that failed because an earlier one asked makes its followers fail`() {
    let plan = plan([("a", "x"), ("b", "x"), ("c", "b")])

    expectNoDifference(moves(plan), ["a → x"])
    expectNoDifference(duplicates(plan), ["S2", "S3"])
  }

  @Test func `the spelling follows the tenant and is no collision with itself`() {
    let plan = plan([("LAB-1", "lab-1")])

    expectNoDifference(moves(plan), ["LAB-1 → lab-1"])
    #expect(plan.assetIDs.first?.reason == .spellingOfDevice)
  }

  @Test func `a difference in Unicode normal form only is no change`() {
    let plan = plan([("caf\u{E9}", "cafe\u{301}")])

    #expect(plan.isEmpty)
  }

  @Test func `an empty value keeps the Asset ID and is no finding`() {
    let plan = plan([("a", nil)])

    expectNoDifference(moves(plan), [])
    expectNoDifference(plan.findings, [])
  }

  @Test func `a new device takes an Asset ID that is free after the moves, and the next one does not`() {
    let plan = plan(
      [("a", "b")], new: [.iPad("N1", name: "A"), .iPad("N2", name: "a"), .iPad("N3", name: "b")])

    expectNoDifference(plan.adoptions.map { $0.change.assetID }, ["A"])
    expectNoDifference(duplicates(plan), ["N2", "N3"])
  }

  @Test func `a duplicate names both devices, in the same words in every run`() {
    let second = Device.iPad("S2", name: "a")

    let first = plan([], new: [.iPad("S1", name: "a"), second]).findings
    let again = plan([("a", "a")], new: [second]).findings

    expectNoDifference(first, again)
    expectNoDifference(
      first.map(\.detail), ["device S2 (a) asks for an Asset ID that belongs to device S1 (a)."])
  }

  @Test func `a new device without a value is not added`() {
    let plan = plan([], new: [.iPad("N1", name: nil)])

    #expect(plan.isEmpty)
    expectNoDifference(plan.findings.map(\.kind), [.missingAssetID])
  }
}
