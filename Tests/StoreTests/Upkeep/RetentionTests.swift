import CustomDump
import RollcallCore
import RollcallTesting
import Testing

@testable import RollcallStore

/// Details of old runs go; what people rely on stays.
@Suite struct `Purging runs` {
  let register: Register

  init() throws {
    register = try .riverside()
    for name in ["ada", "bob"] {
      _ = try register.addEmployee(email: "\(name)@riverside.example", name: nil, by: .registrar)
    }
  }

  private static func device(_ owner: String) -> Device {
    .iPad("S1", owner: .mail("\(owner)@riverside.example"))
  }

  private static func day(_ day: Int64) -> Instant { .morning.after(hours: 24 * day) }

  private func fail(at instant: Instant, of connection: ConnectionReference = .jamfSchool) throws {
    _ = try register.record(
      RunRecord(started: instant, milliseconds: 1), failure: .refusedKey, of: connection)
  }

  private func numbers() throws -> [Int64] { try register.runs().map(\.run).sorted() }

  @Test func `old ones go, the oldest first and no more than were asked for`() throws {
    for day in 0..<5 {
      try register.sync([Self.device(day % 2 == 0 ? "ada" : "bob")], at: Self.day(Int64(day)))
    }

    let first = try register.purgeRuns(before: Self.day(3), limit: 2)
    let left = try numbers()
    let rest = try register.purgeRuns(before: Self.day(3), limit: 2)

    #expect(first == 2 && left == [3, 4, 5])
    #expect(rest == 1)
    #expect(try numbers() == [4, 5])
    #expect(try register.purgeRuns(before: Self.day(3), limit: 2) == 0)
  }

  @Test func `journal and custody are the same before and after`() throws {
    for day in 0..<5 {
      try register.sync([Self.device(day % 2 == 0 ? "ada" : "bob")], at: Self.day(Int64(day)))
    }
    let moments = (0..<6).map { Self.day($0).after(hours: 1) }
    let events = try register.content()["events"]
    let custody = try moments.map { try register.custody(of: "S1", in: .riverside, at: $0) }
    let standing = try register.standing()

    #expect(try register.purgeRuns(before: Self.day(9), limit: 100) == 4)

    expectNoDifference(try register.content()["events"], events)
    expectNoDifference(try moments.map { try register.custody(of: "S1", in: .riverside, at: $0) }, custody)
    expectNoDifference(try register.standing(), standing)
    #expect(custody.compactMap(\.holder).count == 6, "somebody had it all the time")
  }

  @Test func `a run that went cannot be undone, and is not known`() throws {
    for (day, owner) in [(Int64(0), "ada"), (1, "bob")] {
      try register.sync([Self.device(owner)], at: Self.day(day))
    }
    _ = try register.purgeRuns(before: Self.day(1), limit: 100)

    #expect(throws: StoreError.refused(.unknownRun(1))) { _ = try register.undo(1) }
    #expect(try register.run(1) == nil)
  }

  @Test func `nothing of an undo is left behind`() throws {
    for day in 0..<4 {
      try register.sync([Self.device(day % 2 == 0 ? "ada" : "bob")], at: Self.day(Int64(day)))
    }

    _ = try register.purgeRuns(before: Self.day(3), limit: 100)

    let images = "SELECT count(*) FROM checkout_images WHERE run < 4"
    #expect(try register.value(images) == "0")
    #expect(try register.value("SELECT count(*) FROM checkout_images") == "1")
    #expect(try register.value("SELECT count(*) FROM link_images WHERE run < 4") == "0")
  }

  @Test func `a younger run is undone as if the older ones were there`() throws {
    func story(_ purge: (Register) throws -> Void) throws -> (standing: [String: [String]], left: Int) {
      let register = try Register.riverside()
      for name in ["ada", "bob"] {
        _ = try register.addEmployee(email: "\(name)@riverside.example", name: nil, by: .registrar)
      }
      for day in 0..<3 {
        try register.sync(
          [Self.device(day % 2 == 0 ? "ada" : "bob"), .iPad("S\(day + 2)")], at: Self.day(Int64(day)))
      }
      try purge(register)
      let report = try register.undo(3)
      return (try register.standing(), report.left.count)
    }

    let all = try story { _ in }
    let purged = try story { register in
      let count = try register.purgeRuns(before: Self.day(2), limit: 100)
      #expect(count == 2)
    }

    expectNoDifference(purged.standing, all.standing)
    #expect(purged.left == all.left)
  }

  @Test func `the last run of each connection stays, and the last that worked`() throws {
    try register.sync([Self.device("ada")], at: Self.day(0))
    try register.sync([Self.device("ada")], at: Self.day(1))
    for day: Int64 in 2..<5 { try fail(at: Self.day(day)) }
    try fail(at: Self.day(0), of: .other)

    _ = try register.purgeRuns(before: Self.day(100), limit: 100)

    expectNoDifference(try numbers(), [2, 5, 6])
    #expect(try register.lastRun(of: .jamfSchool)?.outcome == .failed)
  }

  @Test func `a run that was undone stays while it is the last that did not fail`() throws {
    try register.sync([Self.device("ada")], at: Self.day(0))
    try register.sync([Self.device("bob")], at: Self.day(1))
    _ = try register.undo(2)
    for day: Int64 in 2..<4 { try fail(at: Self.day(day)) }
    let before = try register.failures(of: .jamfSchool)

    _ = try register.purgeRuns(before: Self.day(2), limit: 100)

    expectNoDifference(try numbers(), [1, 2, 3, 4])
    #expect(try register.failures(of: .jamfSchool).count == before.count)
  }

  @Test func `a run that waits for a person stays, however old`() throws {
    try register.sync([Self.device("ada")], at: Self.day(0))
    var plan = try register.plan(.of([Self.device("bob")]), at: Self.day(1))
    plan.held = Hold(rule: .i1, message: "Too many.")
    _ = try register.hold(plan, of: .jamfSchool, as: RunRecord(started: Self.day(1), milliseconds: 1))
    for day: Int64 in 2..<4 { try fail(at: Self.day(day)) }

    _ = try register.purgeRuns(before: Self.day(100), limit: 100)

    expectNoDifference(try numbers(), [1, 2, 4])
    #expect(try register.heldPlan(of: 2) != nil)
  }
}
