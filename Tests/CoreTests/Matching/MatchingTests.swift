import CustomDump
import RollcallCore
import RollcallTesting
import Testing

/// Which device is which (B1–B5), seen through the plans that follow.
@Suite struct MatchingTests {
  func register(_ links: [Link]) -> Snapshot {
    var snapshot = Snapshot.empty
    snapshot.links = links
    snapshot.assets = links.map {
      Asset(
        id: $0.asset, assetID: "asset-\($0.asset.number)", serialNumber: $0.serialNumber, product: RowID(1))
    }
    return snapshot
  }

  func plan(_ devices: [Device], on links: [Link], source: AssetIDSource = .assetTag) -> Plan {
    Planner.plan(.of(devices), on: register(links), in: .jamfSchool(.with { $0.assetID = source }))
  }

  @Test func `a wiped device with another id is the same device`() {
    let before = Device.iPad("S1", id: "old")

    let plan = plan([.iPad("S1", id: "new")], on: [.remembering(before, asset: 1)])

    expectNoDifference(plan.changes, [])
    expectNoDifference(plan.notes.map(\.reasons), [.identity])
  }

  @Test func `an id in another case is no news`() {
    let plan = plan([.iPad("S1", id: "ABCD")], on: [.remembering(.iPad("S1", id: "abcd"), asset: 1)])

    #expect(plan.isEmpty)
  }

  @Test func `another serial number under the same id is another device`() {
    let before = Device.iPad("S1", id: "u")

    let plan = plan([.iPad("S2", id: "u", tag: "t2")], on: [.remembering(before, asset: 1)])

    expectNoDifference(plan.adoptions.map { $0.change.assetID }, ["t2"])
    expectNoDifference(plan.notes.map(\.action), [.markNotSeen])
  }

  @Test func `a device known only by its id stays the same when it reports its serial number`() {
    let plan = plan([.iPad("S1", id: "u")], on: [.remembering(.iPad(nil, id: "U"), asset: 1)])

    expectNoDifference(plan.serials.map(\.to.text), ["S1"])
    expectNoDifference(plan.adoptions, [])
  }

  @Test func `of several serial numbers for one link known by id, the first takes it`() {
    let plan = plan(
      [.iPad("S1", id: "u", tag: "t1"), .iPad("S2", id: "u", tag: "t2")],
      on: [.remembering(.iPad(nil, id: "u"), asset: 1)])

    expectNoDifference(plan.serials.map(\.to.text), ["S1"])
    expectNoDifference(plan.adoptions.map { $0.change.assetID }, ["t2"])
  }

  @Test func `a record that lost its serial number keeps the one its link remembers`() {
    let plan = plan([.iPad(nil, id: "u")], on: [.remembering(.iPad("S1", id: "u"), asset: 1)])

    #expect(plan.isEmpty)
  }

  @Test func `the link that saw an id last claims the record without a serial number`() {
    let older = Link.remembering(.iPad("S1", id: "u"), asset: 1, notSeenSince: .morning)
    let younger = Link.remembering(.iPad("S2", id: "u"), asset: 2)

    let plan = plan([.iPad(nil, id: "u")], on: [older, younger])

    expectNoDifference(plan.notes, [])
    expectNoDifference(plan.findings.map(\.assetID), ["asset-1"])
  }

  @Test func `of two links that saw an id in the same run the younger claims the record`() {
    for gone in [nil, Instant.morning] {
      let links = ["S1", "S2"].enumerated().map { offset, serial in
        Link.remembering(.iPad(serial, id: "u"), asset: Int64(offset + 1), notSeenSince: gone)
      }

      let plan = plan([.iPad(nil, id: "u")], on: links)

      expectNoDifference(plan.findings.map(\.assetID), ["asset-1"])
    }
  }

  @Test func `a record whose link was claimed under another id is a new device`() {
    let link = Link.remembering(.iPad("S1", id: "u"), asset: 1)

    let plan = plan([.iPad("S1", id: "v"), .iPad(nil, id: "u", tag: "t")], on: [link])

    expectNoDifference(plan.adoptions.map { $0.change.assetID }, ["t"])
  }

  @Test func `the serial number decides, and a link known by the same id counts as gone`() {
    let bySerial = Link.remembering(.iPad("S1", id: "u"), asset: 1)
    let byID = Link.remembering(.iPad(nil, id: "u"), asset: 2)

    let plan = plan([.iPad("S1", id: "u")], on: [bySerial, byID])

    expectNoDifference(plan.notes.map(\.link), [RowID(2)])
    expectNoDifference(plan.findings.map(\.kind), [.goneFromTenant])
  }

  @Test func `of two records with one serial number the managed one is kept at its own place`() {
    let plan = plan(
      [
        .iPad("S1", id: "old", tag: "x", managed: false), .iPad("S2", tag: "x"),
        .iPad("S1", id: "new", tag: "x", managed: true),
      ], on: [])

    expectNoDifference(plan.adoptions.map { $0.memory.serialNumber?.text }, ["S2"])
    expectNoDifference(plan.findings.map(\.kind), [.duplicateSerial, .duplicateAssetID])
  }

  @Test func `then the latest check-in decides, an unreadable one being the oldest`() {
    let early = LastSeen.instant(100)
    let plan = plan(
      [
        .iPad("S1", id: "a", tag: "t", lastSeen: .unreadable("soon")),
        .iPad("S1", id: "b", tag: "t", lastSeen: early),
      ], on: [])

    expectNoDifference(plan.adoptions.map(\.memory.deviceID), ["b"])
  }

  @Test func `a record without serial number beside one with it under the same id is its duplicate`() {
    let plan = plan([.iPad(nil, id: "U", tag: "t"), .iPad("S1", id: "u", tag: "t")], on: [])

    expectNoDifference(plan.adoptions.map { $0.memory.serialNumber?.text }, ["S1"])
    expectNoDifference(plan.findings.map(\.kind), [.duplicateSerial])
  }
}
