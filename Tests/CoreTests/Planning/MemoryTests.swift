import CustomDump
import RollcallCore
import RollcallTesting
import Testing

/// What links remember: owners (G12), vacancies (G13), details (D4), presence (H2).
@Suite struct MemoryTests {
  let ada = Employee.active(1, "ada@riverside.example")
  let remembersAda = RememberedOwner.person(ComparisonKey("ada@riverside.example"))

  func plan(
    _ device: Device, _ link: Link, options: SyncOptions = SyncOptions(), at instant: Instant = .morning,
    bad: [BadRecord] = [], isPresent: Bool = true
  ) -> Plan {
    var snapshot = Snapshot.empty
    snapshot.assets = [
      Asset(
        id: RowID(1), assetID: "S1", serialNumber: SerialNumber("S1"), product: RowID(3),
        checkout: Checkout(holder: .employee(ada.id), origin: .connection(RowID(1))))
    ]
    snapshot.links = [link]
    snapshot.employees = [ada]
    let devices = isPresent ? [device] : []
    return Planner.plan(.of(devices, bad: bad), on: snapshot, in: .jamfSchool(options, at: instant))
  }

  func memory(_ plan: Plan) -> LinkMemory? {
    guard case .remember(let memory)? = plan.notes.first?.action else { return nil }
    return memory
  }

  @Test(
    arguments: [
      (Owner.mail("ADA@riverside.example "), RememberedOwner.person(ComparisonKey("ada@riverside.example"))),
      (.nobody, .nobody), (.mail("stranger@elsewhere.example"), nil), (.notReported, nil),
      (.personWithoutEmail(name: "Ada"), nil),
    ] as [(Owner, RememberedOwner?)])
  func `an owner is remembered unless it is not reported or no employee`(
    owner: Owner, expected: RememberedOwner?
  ) {
    let device = Device.iPad("S1", owner: owner)

    let plan = plan(device, .remembering(device, asset: 1))

    expectNoDifference(memory(plan)?.owner, expected)
  }

  @Test func `a stranger leaves the remembered owner as it was`() {
    let device = Device.iPad("S1", owner: .mail("stranger@elsewhere.example"))

    #expect(plan(device, .remembering(device, asset: 1, owner: .nobody)).isEmpty)
  }

  @Test func `a check-in waits for its second run, and the count then stands still`() {
    let device = Device.iPad("S1", owner: .nobody)
    let options = SyncOptions.with {
      $0.checkinOnOwnerRemoved = .on
      $0.checkinAfter = .runs(2)
    }

    let first = plan(device, .remembering(device, asset: 1, owner: remembersAda), options: options)
    let vacancy = memory(first)?.vacancy
    let second = plan(
      device, .remembering(device, asset: 1, owner: .nobody, vacancy: vacancy), options: options)
    let third = plan(
      device, .remembering(device, asset: 1, owner: .nobody, vacancy: Vacancy(runs: 2, since: .morning)),
      options: options)

    expectNoDifference(vacancy, Vacancy(runs: 1, since: .morning))
    expectNoDifference(first.changes, [])
    expectNoDifference(second.changes.map(\.kind), [.checkIn])
    expectNoDifference(third.notes, [])
  }

  @Test func `an owner resets the wait, and one that is not reported does not`() {
    let link = Link.remembering(
      .iPad("S1"), asset: 1, owner: remembersAda, vacancy: Vacancy(runs: 1, since: .morning))

    let back = plan(.iPad("S1", owner: .mail("ada@riverside.example")), link)
    let silent = plan(.iPad("S1", owner: .notReported), link)

    expectNoDifference(back.notes.map(\.reasons), [.vacancy])
    #expect(silent.isEmpty)
  }

  @Test func `a person whom nobody knows ends the wait too`() {
    let link = Link.remembering(.iPad("S1"), asset: 1, vacancy: Vacancy(runs: 1, since: .morning))

    let plan = plan(.iPad("S1", owner: .mail("stranger@elsewhere.example")), link)

    expectNoDifference(plan.notes.map(\.reasons), [.vacancy])
    expectNoDifference(memory(plan)?.vacancy, nil)
  }

  @Test func `a wait that goes on keeps its beginning`() {
    let device = Device.iPad("S1", owner: .nobody)
    let link = Link.remembering(device, asset: 1, owner: .nobody, vacancy: Vacancy(runs: 3, since: .morning))
    let options = SyncOptions.with { $0.checkinAfter = .time(milliseconds: 6 * 3_600_000) }

    let plan = plan(device, link, options: options, at: .morning.after(hours: 5))

    expectNoDifference(memory(plan)?.vacancy, Vacancy(runs: 4, since: .morning))
  }

  @Test func `a note is told with its rule and why`() {
    let device = Device.iPad("S1", owner: .nobody)

    let plan = plan(device, .remembering(device, asset: 1, owner: remembersAda))

    expectNoDifference(plan.noteSummary.map(\.explanation.rule), [.g12, .g13])
    expectNoDifference(
      PlanText(plan).lines,
      [
        "No changes.", "1 link remembers something new",
        "  1: [G12] The device's owner is another than the one remembered.",
        "  1: [G13] The device is without an owner for another run, or has one again.",
      ])
  }

  @Test func `every reason of a note has a rule and a sentence`() {
    let all = NoteReasons.explanations.reduce(NoteReasons()) { $0.union($1.reason) }

    #expect(all.rawValue == 127)
    #expect(NoteReasons.explanations.allSatisfy { $0.text.hasSuffix(".") })
  }

  @Test func `details that move with use are written once a day`() {
    var before = Device.iPad("S1")
    before.details = DeviceDetails(stable: "iPadOS", volatile: "0.5")
    var now = before
    now.details.volatile = "0.7"
    let link = Link.remembering(before, asset: 1)

    #expect(plan(now, link, at: .morning.after(hours: 23)).isEmpty)
    expectNoDifference(plan(now, link, at: .morning.after(hours: 24)).notes.map(\.reasons), [.refresh])
  }

  @Test func `a changed detail is written at once`() {
    let before = Device.iPad("S1")
    var now = before
    now.details.stable = "iPadOS 18"

    expectNoDifference(plan(now, .remembering(before, asset: 1)).notes.map(\.reasons), [.details])
  }

  @Test func `a detail under another name is news`() {
    var device = Device.iPad("S1")
    device.details.stable = "B12"
    var snapshot = Snapshot.empty
    snapshot.assets = [
      Asset(id: RowID(1), assetID: "S1", serialNumber: device.serialNumber, product: RowID(3))
    ]
    snapshot.links = [.remembering(device, asset: 1)]
    var fetch = Fetch.of([device])
    fetch.schema = DetailSchema(stable: ["custom.room"], volatile: [])

    let plan = Planner.plan(fetch, on: snapshot, in: .jamfSchool())

    expectNoDifference(plan.notes.map(\.reasons), [.details])
  }

  @Test func `a device that is gone changes nothing, is marked once and listed every time`() {
    let device = Device.iPad("S1")
    let gone = Instant.morning

    let first = plan(device, .remembering(device, asset: 1), isPresent: false)
    let second = plan(device, .remembering(device, asset: 1, notSeenSince: gone), isPresent: false)

    expectNoDifference(first.changes, [])
    expectNoDifference(first.notes.map(\.action), [.markNotSeen])
    expectNoDifference(second.notes, [])
    expectNoDifference(first.findings, second.findings)
    expectNoDifference(first.findings.map(\.kind), [.goneFromTenant])
  }

  @Test func `archiving the asset of a device that is gone ends its finding`() {
    let device = Device.iPad("S1")
    var snapshot = Snapshot.empty
    snapshot.assets = [Asset(id: RowID(1), assetID: "S1", product: RowID(3), state: .archived)]
    snapshot.links = [.remembering(device, asset: 1, notSeenSince: .morning)]

    let plan = Planner.plan(.of([]), on: snapshot, in: .jamfSchool())

    expectNoDifference(plan.findings, [])
  }

  @Test(arguments: [(2, false), (1, true)]) func `less than half of a fleet is a fleet that shrank`(
    seen: Int, shrank: Bool
  ) {
    var signs = Signs()
    signs.expected = 4
    signs.seen = seen

    #expect(signs.shrank == shrank)
  }

  @Test func `a fetch with bad records marks no device as newly gone`() {
    let device = Device.iPad("S1")
    let bad = [BadRecord(place: 0, problem: "is not an object")]

    let plan = plan(device, .remembering(device, asset: 1), bad: bad, isPresent: false)

    #expect(plan.isEmpty)
    expectNoDifference(plan.findings.map(\.kind), [.badRecord])
  }
}
