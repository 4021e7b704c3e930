import RollcallCore
import RollcallTesting
import Testing

@testable import RollcallStore

/// What comes of runs, held plans, undos and histories when other things happen in between.
@Suite struct `A run among other things` {
  let register: Register
  private static let record = RunRecord(started: .morning, milliseconds: 1, assetIDSource: .serialNumber)
  private static let strict = SyncOptions.with {
    $0 = .everything
    $0.maxCheckoutChanges = .count(0)
  }

  init() throws {
    register = try .riverside()
    for name in ["ada", "bob"] {
      _ = try register.addEmployee(email: "\(name)@riverside.example", name: nil, by: .registrar)
    }
    _ = try register.addLocation("Library", by: .registrar)
  }

  private static func mail(_ name: String) -> Owner { .mail("\(name)@riverside.example") }

  private func lease(at instant: Instant = .morning.after(hours: 90)) throws -> Lease {
    try #require(try register.takeLease(of: .jamfSchool, for: "test", at: instant))
  }

  private func hold(_ plan: Plan, _ record: RunRecord = record) throws -> Int64 {
    guard case .held(let run) = try register.hold(plan, of: .jamfSchool, as: record) else {
      throw StoreError.failed("the plan was not held")
    }
    return run
  }

  @Test func `approving a plan of before a rekey does not bring the old mapping back`() throws {
    let before: [Device] = [.iPad("S1", owner: Self.mail("ada")), .iPad("S2", tag: "T2")]
    try register.sync(before, Self.strict)
    let now: [Device] = [.iPad("S1", owner: .nobody), .iPad("S2", tag: "T2"), .iPad("S3", tag: "T3")]
    let run = try hold(try register.plan(.of(now), Self.strict))
    let rekeying = Planner.rekey(
      .of(now), on: try register.snapshot(of: .jamfSchool), in: .jamfSchool(.with { $0.assetID = .assetTag }))
    let lease = try lease()
    #expect(try register.rekey(rekeying.plan, to: .assetTag, under: lease, by: .registrar) == .done)

    #expect(throws: StoreError.refused(.planMoved(run))) {
      try register.approve(run: run, earlier: [], under: lease, by: .registrar)
    }

    #expect(try register.mappingInForce(of: .jamfSchool) == .assetTag)
    #expect(try register.assets().map(\.assetID) == ["S1", "T2"])
  }

  @Test func `a plan that uses up a change of owner is not carried out when the asset moved`() throws {
    let options = SyncOptions.with { $0.followOwnerChange = .on }
    try register.sync([.iPad("S1", owner: Self.mail("bob"))], options)
    _ = try register.checkOut("S1", to: .location("Library"), by: .registrar)
    let now = [Device.iPad("S1", owner: Self.mail("ada"))]
    let plan = try register.plan(.of(now), options, at: .morning.after(hours: 1))
    _ = try register.checkIn("S1", by: .registrar)

    #expect(
      try register.apply(saved: plan, of: .jamfSchool, earlier: [], as: Self.record) == .moved)

    try register.sync(now, options, at: .morning.after(hours: 2))
    #expect(try register.assets().first?.holder?.label == "ada@riverside.example")
  }

  @Test func `a held change of tenant does not stand for another tenant`() throws {
    try register.sync([.iPad("S1"), .iPad("S2")])
    var plan = try register.plan(.of([]))
    func record(_ tenant: String) -> RunRecord {
      RunRecord(
        started: .morning, milliseconds: 1, testedSettings: "settings",
        tenant: RegisteredTenant(id: tenant, name: tenant))
    }
    plan.held = TenantChange(before: "1", now: "2").hold(plan.signs)
    let run = try hold(plan, record("2"))

    plan.held = TenantChange(before: "1", now: "3").hold(plan.signs)

    #expect(try hold(plan, record("3")) != run, "Approving it would accept tenant 2.")
  }

  @Test func `a saved plan hands nothing to an employee who was archived meanwhile`() throws {
    let plan = try register.plan(.of([.iPad("S1", owner: Self.mail("ada"))]))
    #expect(plan.checkOuts.count == 1)
    _ = try register.archiveEmployee(email: "ada@riverside.example", by: .registrar)

    let result = try register.apply(saved: plan, of: .jamfSchool, earlier: [], as: Self.record)

    #expect(result == .moved)
    #expect(try register.assets().isEmpty)
  }

  @Test func `a saved plan on a category that is gone is refused`() throws {
    try register.sync([.iPad("S1")])
    let plan = try register.plan(.of([.iPad("S1"), .iPad("S2", model: .macBookPro)]))
    _ = try register.undo(1)

    #expect(
      try register.apply(saved: plan, of: .jamfSchool, earlier: [], as: Self.record) == .moved)
  }

  @Test(arguments: [true, false])
  func `a saved plan notices that its device was linked by device id meanwhile`(
    first: Bool
  ) throws {
    let options = SyncOptions.with { $0.assetID = .assetTag }
    let other = Device.iPad("S0", tag: "Z")
    let named = Device.iPad("S1", id: "u1", tag: "Y")
    let nameless = Device.iPad(nil, id: "u1", tag: "X")
    try register.sync([other], options)
    let plan = try register.plan(.of([other, first ? named : nameless]), options)
    try register.sync([other, first ? nameless : named], options)

    #expect(
      try register.apply(saved: plan, of: .jamfSchool, earlier: [], as: Self.record) == .moved)
  }

  @Test func `an undo leaves a model that later runs go by`() throws {
    let laptop = DeviceModel.macBookPro
    try register.sync([.iPad("S1")])
    try register.sync([.iPad("S1"), .iPad("S2", model: laptop)], at: .morning.after(hours: 1))
    try register.sync(
      [.iPad("S1"), .iPad("S2", model: laptop), .iPad("S3", model: laptop)], at: .morning.after(hours: 2))
    _ = try register.undo(2)
    _ = try register.editProduct(
      "MacBook Pro 16\" M4", manufacturer: nil, ProductEdit(name: "Laptop"), by: .registrar)

    try register.sync(
      [.iPad("S1"), .iPad("S3", model: laptop), .iPad("S4", model: laptop)], at: .morning.after(hours: 3))

    #expect(try register.products().map(\.name) == ["iPad (9th generation)", "Laptop"])
  }

  @Test func `custody of a time before the asset was deleted and came back`() throws {
    let devices = [Device.iPad("S1", owner: Self.mail("ada"))]
    let hand = Hand(account: .riverside, person: "mary", instant: .morning.after(hours: 10))
    try register.sync(devices)
    _ = try register.checkIn("S1", by: hand)
    _ = try register.deleteAsset("S1", by: hand)
    try register.sync(devices, at: .morning.after(hours: 11))

    let custody = try register.custody(of: "S1", in: .riverside, at: .morning.after(hours: 5))

    #expect(custody.holder == .employee(email: "ada@riverside.example", name: nil))
  }

  @Test func `custody is told for each time from the journal`() throws {
    let (before, first, second) = (
      Instant.morning, Instant.morning.after(hours: 1), Instant.morning.after(hours: 9)
    )
    try register.sync([.iPad("S1", owner: Self.mail("ada"))], at: first)
    try register.sync([.iPad("S1", owner: Self.mail("bob"))], at: second)

    let holders = try [before, first, Instant.morning.after(hours: 8), second].map {
      try register.custody(of: "s1", in: .riverside, at: $0).holder?.label
    }

    #expect(holders == [nil, "ada@riverside.example", "ada@riverside.example", "bob@riverside.example"])
  }

  @Test func `an approved run no longer says that it is held`() throws {
    var plan = try register.plan(.of([.iPad("S1")]))
    plan.held = Hold(rule: .i1, message: "Too many.")
    let run = try hold(plan)
    _ = try register.approve(run: run, earlier: [], under: try lease(), by: .registrar)

    #expect(try register.run(run)?.held == nil)
  }

  @Test func `a lease that was given back cannot be renewed`() throws {
    let lease = try lease(at: .morning)
    try register.release(lease)

    try? register.renew(lease, at: .morning)

    #expect(try register.takeLease(of: .jamfSchool, for: "next", at: .morning) != nil)
  }

  @Test func `a lease from a clock that was ahead does not block for longer than a lease`() throws {
    _ = try lease(at: .morning.after(hours: 24 * 365))

    #expect(try register.takeLease(of: .jamfSchool, for: "next", at: .morning) != nil)
  }

  @Test func `a stale plan does not take the place of a held one`() throws {
    let owned: [Device] = [.iPad("S1", owner: Self.mail("ada")), .iPad("S2", owner: Self.mail("ada"))]
    try register.sync(owned, Self.strict)
    var stale = try register.plan(.of([.iPad("S1", owner: .nobody), owned[1]]), Self.strict)
    _ = try register.editAsset("S1", AssetEdit(notes: "Scratched"), by: .registrar)
    let run = try hold(
      try register.plan(.of([.iPad("S1", owner: .nobody), .iPad("S2", owner: .nobody)]), Self.strict))
    stale.revision = try register.snapshot(of: .jamfSchool).revision

    let result = try register.apply(saved: stale, of: .jamfSchool, earlier: [], as: Self.record)
    #expect(result == .moved)

    #expect(try register.heldRun(of: .jamfSchool) == run)
  }

  @Test func `an undo does not hand out what a person took in`() throws {
    try register.sync([.iPad("S1", owner: Self.mail("ada"))])
    try register.sync([.iPad("S1", owner: Self.mail("bob"))], at: .morning.after(hours: 1))
    _ = try register.checkIn("S1", by: .registrar)

    _ = try register.undo(2)

    #expect(try register.assets().first?.holder == nil)
  }

  @Test func `an undo of an older run leaves what later runs found`() throws {
    try register.sync([.iPad("S1", name: "One"), .iPad("S2")])
    try register.sync([.iPad("S1", name: "Uno"), .iPad("S2")], at: .morning.after(hours: 1))
    try register.sync([.iPad("S1", name: "Uno")], at: .morning.after(hours: 2))

    _ = try register.undo(2)

    #expect(try register.findings(of: .goneFromTenant).map(\.finding.assetID) == ["S2"])
  }

  @Test func `an undo takes the run's findings back`() throws {
    try register.sync([.iPad("S1"), .iPad("S2")])
    try register.sync([.iPad("S1")], at: .morning.after(hours: 1))
    _ = try register.undo(2)

    #expect(try register.value("SELECT count(*) FROM findings") == "0")
  }
}
