import CustomDump
import RollcallCore
import RollcallTesting
import Testing

@testable import RollcallStore

/// I1: a plan over the brake waits for a person, who approves exactly that plan, or discards it.
@Suite struct `A held run` {
  let register: Register
  private static let people = (1...4).map { "pupil\($0)@riverside.example" }
  /// A brake that holds every plan that takes an asset from anybody.
  private static let strict = SyncOptions.with {
    $0.autoCheckout = .on
    $0.checkinOnOwnerRemoved = .on
    $0.maxCheckoutChanges = .count(0)
  }

  init() throws {
    register = try .riverside()
    for email in Self.people { _ = try register.addEmployee(email: email, name: nil, by: .registrar) }
    try register.sync(Self.owned, Self.strict)
  }

  private static let owned = people.enumerated().map { index, email in
    Device.iPad("S\(index + 1)", owner: .mail(email))
  }

  /// The devices after the owners of some of them were removed.
  private static func devices(withoutOwner serials: String...) -> [Device] {
    owned.map { device in
      var device = device
      if let serial = device.serialNumber?.text, serials.contains(serial) { device.owner = .nobody }
      return device
    }
  }

  private func hold(_ devices: [Device], hours: Int64 = 1) throws -> Int64 {
    let plan = try register.plan(.of(devices), Self.strict, at: .morning.after(hours: hours))
    #expect(plan.held?.rule == .i1)
    let record = RunRecord(
      started: .morning.after(hours: hours), milliseconds: 1, assetIDSource: .serialNumber)
    guard case .held(let run) = try register.hold(plan, of: .jamfSchool, as: record) else {
      throw StoreError.failed("the plan was not held")
    }
    return run
  }

  private func approve(_ run: Int64) throws -> Approval {
    let lease = try #require(
      try register.takeLease(of: .jamfSchool, for: "test", at: .morning.after(hours: 5)))
    defer { try? register.release(lease) }
    return try register.approve(run: run, earlier: [], under: lease, by: .registrar)
  }

  private func holders() throws -> [String?] { try register.assets().map { $0.holder?.label } }

  @Test func `nothing of it is applied, and the plan is kept`() throws {
    let run = try hold(Self.devices(withoutOwner: "S1", "S2"))

    #expect(try holders() == Self.people)
    #expect(try register.heldPlan(of: run)?.checkIns.count == 2)
    #expect(try register.heldRun(of: .jamfSchool) == run)
    #expect(try register.events(of: run).isEmpty)
  }

  @Test func `approving it does what it showed`() throws {
    let run = try hold(Self.devices(withoutOwner: "S1", "S2"))
    let shown = try #require(try register.heldPlan(of: run)).changes

    _ = try approve(run)

    #expect(try holders() == [nil, nil, Self.people[2], Self.people[3]])
    let events = try register.events(of: run)
    expectNoDifference(events.map(\.kind), shown.map(\.kind.rawValue))
    expectNoDifference(events.map(\.assetID), shown.map(\.assetID))
    expectNoDifference(events.map(\.reason), shown.map(\.reasonText))
    #expect(events.allSatisfy { $0.actor == "riverside:jamf-school#\(run)" })
    let row = try #require(try register.run(run))
    #expect(row.outcome == .applied && row.decidedBy == "person:mary")
    #expect(try register.heldRun(of: .jamfSchool) == nil)
    #expect(try register.plan(.of(Self.devices(withoutOwner: "S1", "S2")), Self.strict).isEmpty)
  }

  @Test func `an equal plan keeps it waiting, and another takes its place`() throws {
    let first = try hold(Self.devices(withoutOwner: "S1"), hours: 1)
    let equal = try hold(Self.devices(withoutOwner: "S1"), hours: 2)
    let other = try hold(Self.devices(withoutOwner: "S1", "S2"), hours: 3)

    #expect(equal == first)
    #expect(other != first)
    #expect(try register.run(first)?.outcome == .superseded)
    #expect(try register.heldPlan(of: first) == nil)
    #expect(try register.heldRun(of: .jamfSchool) == other)
  }

  @Test func `an equal plan on rows that moved takes its place, so that it can be approved`() throws {
    let first = try hold(Self.devices(withoutOwner: "S1"))
    _ = try register.editAsset("S1", AssetEdit(notes: "Scratched"), by: .registrar)
    let second = try hold(Self.devices(withoutOwner: "S1"), hours: 2)

    #expect(second != first)
    guard case .applied = try approve(second) else {
      Issue.record("It was not applied.")
      return
    }
  }

  @Test func `a plan under the limit is applied and supersedes it`() throws {
    let run = try hold(Self.devices(withoutOwner: "S1"))

    try register.sync(Self.owned, Self.strict, at: .morning.after(hours: 2))

    #expect(try register.run(run)?.outcome == .superseded)
    #expect(throws: StoreError.refused(.runNotHeld(run, .superseded))) { try approve(run) }
  }

  @Test func `discarding it does nothing and ends it`() throws {
    let run = try hold(Self.devices(withoutOwner: "S1"))

    try register.discard(run: run, of: .jamfSchool, by: .registrar)

    #expect(try register.run(run)?.outcome == .discarded)
    #expect(try holders() == Self.people)
    #expect(throws: StoreError.refused(.runNotHeld(run, .discarded))) { try approve(run) }
  }

  /// Something that happens between the holding and the approval.
  struct Move: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var happen: @Sendable (Register) throws -> Void

    init(_ what: String, _ happen: @escaping @Sendable (Register) throws -> Void) {
      testDescription = what
      self.happen = happen
    }
  }

  static let moves = [
    Move("the asset is renamed") { _ = try $0.editAsset("S1", AssetEdit(name: "Trolley"), by: .registrar) },
    Move("the asset is handed to somebody else") {
      _ = try $0.checkOut("S1", to: .employee(people[1]), whenCheckedOut: .reassign, by: .registrar)
    },
    Move("the asset is checked in by hand") { _ = try $0.checkIn("S1", by: .registrar) },
    Move("the asset is archived") { _ = try $0.archiveAsset("S1", by: .registrar) },
    Move("the link is forgotten") { _ = try $0.forgetLinks(of: .jamfSchool, to: "S1", by: .registrar) },
    Move("another connection is linked to the asset") {
      try $0.sync([.iPad("S1")], .with { $0.mergeExisting = .on }, of: .other)
    },
  ]

  @Test(arguments: moves) func `approving is refused when a row moved that it decides on`(move: Move) throws {
    let run = try hold(Self.devices(withoutOwner: "S1"))
    try move.happen(register)
    let before = try register.content()

    #expect(throws: StoreError.refused(.planMoved(run))) { try approve(run) }

    var after = try register.content()
    after["leases"] = before["leases"]
    expectNoDifference(after, before)
  }

  static let others = [
    Move("another asset is renamed") {
      _ = try $0.editAsset("S2", AssetEdit(name: "Trolley"), by: .registrar)
    },
    Move("another asset is added") { _ = try $0.addAsset(AssetToAdd(assetID: "LIB-1"), by: .registrar) },
    Move("an employee is added") {
      _ = try $0.addEmployee(email: "new@riverside.example", name: nil, by: .registrar)
    },
    Move("another asset's link is forgotten") {
      _ = try $0.forgetLinks(of: .jamfSchool, to: "S2", by: .registrar)
    },
    Move("another connection adds a device") { try $0.sync([.iPad("T9")], of: .other) },
  ]

  @Test(arguments: others) func `and only then`(move: Move) throws {
    let run = try hold(Self.devices(withoutOwner: "S1"))
    try move.happen(register)

    _ = try approve(run)

    #expect(try register.asset("S1", in: .riverside).asset.holder == nil)
  }

  @Test func `it survives a restart`() throws {
    let file = try RegisterFile()
    let run: Int64
    do {
      let register = try Register.open(at: file.path)
      try register.know([.riverside])
      var plan = try register.plan(.of([.iPad("S1")]))
      plan.held = Hold(rule: .i1, message: "Too many.")
      let result = try register.hold(
        plan, of: .jamfSchool, as: RunRecord(started: .morning, milliseconds: 1))
      guard case .held(let number) = result else { throw StoreError.failed("the plan was not held") }
      run = number
    }

    let register = try Register.open(at: file.path)
    let lease = try #require(try register.takeLease(of: .jamfSchool, for: "test", at: .morning))
    _ = try register.approve(run: run, earlier: [], under: lease, by: .registrar)

    #expect(try register.assets().map(\.assetID) == ["S1"])
  }

  @Test func `an approved change of tenant is accepted even when the register moved`() throws {
    var plan = try register.plan(.of(Self.devices(withoutOwner: "S1")), Self.strict)
    plan.held = Hold(rule: .i3, message: "Another tenant.")
    let record = RunRecord(
      started: .morning, milliseconds: 1, testedSettings: "new",
      tenant: RegisteredTenant(id: "2", name: "two"))
    guard case .held(let run) = try register.hold(plan, of: .jamfSchool, as: record) else {
      Issue.record("The plan was not held.")
      return
    }
    _ = try register.checkIn("S1", by: .registrar)

    guard case .settingsOnly = try approve(run) else {
      Issue.record("The plan was carried out although the register moved.")
      return
    }

    #expect(try register.tenant(of: .jamfSchool) == RegisteredTenant(id: "2", name: "two"))
    #expect(try register.testedSettings(of: .jamfSchool) == "new")
    #expect(try register.run(run)?.outcome == .superseded)
  }
}
