import CustomDump
import RollcallCore
import RollcallTesting
import Testing

@testable import RollcallStore

/// C6: a new mapping for all linked assets at once, or for none.
@Suite struct `A rekey` {
  let register: Register
  private static let devices: [Device] = [
    .iPad("S1", name: "One", tag: "A"), .iPad("S2", name: "Two", tag: "B"), .iPad("S3", name: "Three"),
    .iPad("S4", name: "Four", tag: "LIB-1"), .iPad("S5", name: "Five", tag: "S1"),
  ]

  init() throws {
    register = try .riverside()
    _ = try register.addAsset(AssetToAdd(assetID: "lib-1", notes: "The library's"), by: .registrar)
    try register.sync(Self.devices, SyncOptions())
  }

  private func proposal(_ source: AssetIDSource, _ devices: [Device] = devices) throws -> Rekeying {
    Planner.rekey(
      .of(devices), on: try register.snapshot(of: .jamfSchool), in: .jamfSchool(.with { $0.assetID = source })
    )
  }

  private func rekey(_ rekeying: Rekeying, to source: AssetIDSource) throws -> RekeyResult {
    let lease = try #require(try register.takeLease(of: .jamfSchool, for: "test", at: .morning))
    defer { try? register.release(lease) }
    return try register.rekey(rekeying.plan, to: source, under: lease, by: .registrar)
  }

  @Test func `it says which assets change, and which keep their Asset ID and why`() throws {
    let gone = Self.devices.dropLast()
    let rekeying = try proposal(.assetTag, Array(gone))

    #expect(rekeying.plan.assetIDs.map { "\($0.subject.assetID) \($0.to)" } == ["S1 A", "S2 B"])
    expectNoDifference(
      rekeying.kept.map { "\($0.assetID) \($0.rule.rawValue)" }, ["S3 C4", "S4 C5", "S5 H1"])
    #expect(rekeying.plan.changes.allSatisfy { $0.rule == .c6 && $0.reason == .mappingChanged })
    #expect(rekeying.plan.changeCount == 2 && rekeying.plan.notes.isEmpty && rekeying.plan.findings.isEmpty)
  }

  @Test func `an Asset ID that another linked asset leaves is free`() throws {
    let rekeying = try proposal(.assetTag)

    #expect(rekeying.plan.assetIDs.map { "\($0.subject.assetID) \($0.to)" } == ["S1 A", "S2 B", "S5 S1"])
  }

  @Test func `it is journalled as the person's, and the mapping is in force`() throws {
    let result = try rekey(try proposal(.assetTag), to: .assetTag)

    #expect(result == .done)
    #expect(try register.mappingInForce(of: .jamfSchool) == .assetTag)
    #expect(try register.assets().map(\.assetID) == ["A", "B", "lib-1", "S1", "S3", "S4"])
    let last = try #require(try register.history(of: "A", in: .riverside).last)
    #expect(last.at == Hand.registrar.instant)
    #expect(last.actor == "person:mary" && last.kind == "change_asset_id" && last.rule == "C6")
    let after = try register.plan(.of(Self.devices), .with { $0.assetID = .assetTag })
    #expect(after.changeCount == 0)
  }

  @Test func `nothing is done when the register moved since it was shown`() throws {
    let rekeying = try proposal(.assetTag)
    _ = try register.editAsset("S3", AssetEdit(name: "Trolley"), by: .registrar)
    let before = try register.standing()

    #expect(try rekey(rekeying, to: .assetTag) == .moved)

    expectNoDifference(try register.standing(), before)
    #expect(try register.mappingInForce(of: .jamfSchool) == .serialNumber)
  }

  @Test func `there and back restores the Asset IDs where none was kept`() throws {
    let devices: [Device] = [.iPad("S1", tag: "S2"), .iPad("S2", tag: "S3"), .iPad("S3", tag: "S1")]
    let register = try Register.riverside()
    try register.sync(devices, SyncOptions())
    let before = try register.standing()
    for source in [AssetIDSource.assetTag, .serialNumber] {
      let rekeying = Planner.rekey(
        .of(devices), on: try register.snapshot(of: .jamfSchool),
        in: .jamfSchool(.with { $0.assetID = source }))
      #expect(rekeying.kept.isEmpty && rekeying.plan.changeCount == 3)
      let lease = try #require(try register.takeLease(of: .jamfSchool, for: "test", at: .morning))
      #expect(try register.rekey(rekeying.plan, to: source, under: lease, by: .registrar) == .done)
      try register.release(lease)
    }

    expectNoDifference(try register.standing(), before)
  }
}
