import CustomDump
import RollcallCore
import RollcallTesting
import Testing

@testable import RollcallStore

@Suite struct `A run is all or nothing` {
  let register: Register

  init() throws {
    register = try Register.riverside()
    _ = try register.addEmployee(email: "ada@riverside.example", name: nil, by: .registrar)
    try register.sync([.iPad("S1", name: "One", owner: .mail("ada@riverside.example")), .iPad("S2")])
  }

  /// Ways to spoil a plan, so that one of its statements is refused.
  enum Spoiling: CaseIterable {
    case twoAssetsOfOneID, checkoutOfNobody, linkOfNoAsset, assetIDThatIsTaken

    func spoil(_ plan: inout Plan) {
      switch self {
      case .twoAssetsOfOneID: plan.adoptions += plan.adoptions
      case .checkoutOfNobody: plan.checkOuts[0].employee = RowID(99)
      case .linkOfNoAsset: plan.adoptions[0].way = .merge(RowID(99), assetID: "S3")
      case .assetIDThatIsTaken: plan.adoptions[0].way = .merge(RowID(1), assetID: "S1")
      }
    }
  }

  @Test(arguments: Spoiling.allCases) func `a plan that fails changes nothing`(_ spoiling: Spoiling) throws {
    var plan = try register.plan(
      .of([
        .iPad("S1", name: "Renamed"), .iPad("S3", model: .macBookPro, owner: .mail("ada@riverside.example")),
      ]))
    spoiling.spoil(&plan)
    let before = try register.content()

    #expect(throws: StoreError.self) { try register.carryOut(plan) }

    expectNoDifference(try register.content(), before)
  }

  @Test func `an unchanged fleet writes the row of its run and nothing else`() throws {
    let devices = [Device.iPad("S1", name: "One", owner: .mail("ada@riverside.example")), .iPad("S2")]
    var before = try register.content()
    let rows = try register.rowsWritten()

    try register.sync(devices, at: .morning.after(hours: 1))

    #expect(try register.rowsWritten() == rows + 1)
    var after = try register.content()
    #expect(after.removeValue(forKey: "runs")?.count == 2)
    before.removeValue(forKey: "runs")
    expectNoDifference(after, before)
    #expect(try register.lastRun(of: .jamfSchool)?.outcome == .unchanged)
  }

  @Test func `knowing what is known writes nothing`() throws {
    let rows = try register.rowsWritten()

    try register.know([.riverside])

    #expect(try register.rowsWritten() == rows)
  }

  /// What moves the journal of the account between plan and apply.
  @Test func `a plan that is out of date is not applied`() throws {
    let plan = try register.plan(.of([.iPad("S3")]))
    _ = try register.addAsset(AssetToAdd(assetID: "X"), by: .registrar)
    let before = try register.content()

    let result = try register.apply(plan, of: .jamfSchool, as: RunRecord(started: .morning, milliseconds: 1))

    #expect(result == .moved)
    expectNoDifference(try register.content(), before)
  }

  @Test func `a plan is out of date when another connection carried out one meanwhile`() throws {
    let plan = try register.plan(.of([.iPad("S3")]))
    try register.sync([.iPad("S4")], of: .other)

    let result = try register.apply(plan, of: .jamfSchool, as: RunRecord(started: .morning, milliseconds: 1))

    #expect(result == .moved)
  }

  @Test func `a run that only noted something leaves other plans in force`() throws {
    let plan = try register.plan(.of([.iPad("S1"), .iPad("S2"), .iPad("S3")]))
    try register.sync([.iPad("S1", name: "One")], at: .morning.after(hours: 1))

    let result = try register.apply(plan, of: .jamfSchool, as: RunRecord(started: .morning, milliseconds: 1))

    #expect(result == .applied(run: 3))
  }

  @Test func `a failed run leaves its row and its alert`() throws {
    var before = try register.content()
    let failure = RunFailure(kind: "authentication", message: "The key was refused.", hint: "Make a new one.")
    let record = RunRecord(
      started: .morning, milliseconds: 40, opened: [.connectionFault: "The key was refused."])

    let run = try register.record(record, failure: failure, of: .jamfSchool)

    expectNoDifference(
      try register.run(run),
      RunRow(
        run: 2, connection: .jamfSchool, started: .morning, milliseconds: 40, outcome: .failed, devices: 0,
        summary: [:], failure: failure, held: nil))
    #expect(try register.openAlerts().map(\.kind) == [.connectionFault])
    var after = try register.content()
    for table in ["runs", "alerts", "notices"] {
      before.removeValue(forKey: table)
      after.removeValue(forKey: table)
    }
    expectNoDifference(after, before)
  }

  @Test func `a held run keeps its figures and its reason`() throws {
    var plan = try register.plan(.of([.iPad("S3")]))
    plan.held = Hold(rule: .i1, message: "Too many.")

    let result = try register.hold(
      plan, of: .jamfSchool, as: RunRecord(started: .morning, milliseconds: 1))

    #expect(result == .held(run: 2))
    let row = try #require(try register.run(2))
    #expect(row.outcome == .held)
    #expect(row.held == "Too many.")
    #expect(row.failure == nil)
    #expect(row.summary == [.createAsset: 1])
    #expect(try register.assets().count == 2)
  }
}
