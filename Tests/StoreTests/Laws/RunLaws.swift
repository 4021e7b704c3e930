import CustomDump
import RollcallCore
import RollcallTesting
import Testing

@testable import RollcallStore

/// What holds when runs are undone, held, approved or put away, tried on stories of chance. A failure names the seed of its story.
@Suite struct `Laws of runs` {
  /// Lets so many stories happen, with so many runs each, and a look at each run before it is applied.
  private func inEveryStory(
    _ stories: ClosedRange<Int> = 1...12, runs: Int = 6,
    _ look: (inout SmallStory, SmallStory.Visit) throws -> Void
  ) throws {
    for seed in stories {
      var story = try SmallStory(seed: seed)
      for _ in 1...runs {
        try story.workByHand()
        let visit = story.nextVisit()
        try look(&story, visit)
        try story.apply(try story.plan(visit), visit)
      }
    }
  }

  private func undo(_ run: Int64, _ visit: SmallStory.Visit, in story: SmallStory) throws -> UndoReport {
    try story.register.underLease(of: visit.connection, at: visit.instant) { lease in
      let report = try story.register.undo(run: run, under: lease, by: story.hand)
      _ = try story.register.resume(visit.connection, by: story.hand)
      return report
    }
  }

  @Test func `an undo right after a run restores the register`() throws {
    try inEveryStory { story, visit in
      let before = try story.register.standing()
      guard case .applied(let run) = try story.apply(try story.plan(visit), visit),
        try story.register.run(run)?.outcome == .applied
      else { return }
      let events = try story.register.events(of: run).count

      let report = try undo(run, visit, in: story)

      expectNoDifference(try story.register.standing(), before, "seed \(story.seed)")
      #expect(report.left.isEmpty && report.undone.count == events, "seed \(story.seed)")
    }
  }

  @Test func `what an undo leaves alone is all that it did not undo, and the next run still works`() throws {
    try inEveryStory { story, visit in
      guard case .applied(let run) = try story.apply(try story.plan(visit), visit),
        try story.register.run(run)?.outcome == .applied
      else { return }
      let events = try story.register.events(of: run).count
      try story.workByHand(upTo: 6)

      let report = try undo(run, visit, in: story)

      #expect(report.undone.count + report.left.count == events, "seed \(story.seed)")
      try story.apply(try story.plan(visit), visit)
      let again = try story.plan(visit)
      #expect(visit.options.checkinAfter != .atOnce || again.isEmpty, "seed \(story.seed)")
    }
  }

  @Test func `a held, then approved plan does what it showed`() throws {
    try inEveryStory { story, visit in
      var plan = try story.plan(visit)
      plan.held = Hold(rule: .i1, message: "It is held by this test.")
      let record = RunRecord(
        started: visit.instant, milliseconds: 1, assetIDSource: visit.options.assetID)
      let before = try story.register.standing()
      guard case .held(let run) = try story.register.hold(plan, of: visit.connection, as: record) else {
        Issue.record("seed \(story.seed): it was not held")
        return
      }
      expectNoDifference(try story.register.standing(), before, "seed \(story.seed)")

      _ = try story.register.underLease(of: visit.connection, at: visit.instant) { lease in
        try story.register.approve(run: run, earlier: visit.earlier, under: lease, by: story.hand)
      }

      let told = try story.register.events(of: run).map { "\($0.kind) \($0.assetID ?? "") \($0.to ?? "")" }
      let shown = plan.changes.map { "\($0.kind.rawValue) \($0.assetID ?? "") \($0.to ?? "")" }
      expectNoDifference(told, shown, "seed \(story.seed)")
    }
  }

  @Test func `a plan that was put away does what it showed, or is refused whole`() throws {
    var applied = 0
    var refused = 0
    try inEveryStory { story, visit in
      let plan = try story.plan(visit)
      try story.workByHand(upTo: 8)
      let before = try story.register.content()
      let record = RunRecord(
        started: visit.instant, milliseconds: 1, assetIDSource: visit.options.assetID)

      switch try story.register.apply(
        saved: plan, of: visit.connection, earlier: visit.earlier, as: record)
      {
      case .applied(let run):
        applied += 1
        let told = try story.register.events(of: run).map { "\($0.kind) \($0.assetID ?? "") \($0.to ?? "")" }
        let shown = plan.changes.map { "\($0.kind.rawValue) \($0.assetID ?? "") \($0.to ?? "")" }
        expectNoDifference(told, shown, "seed \(story.seed)")
      case .moved:
        refused += 1
        expectNoDifference(try story.register.content(), before, "seed \(story.seed)")
      case .held: Issue.record("seed \(story.seed): nothing held it")
      }
    }
    #expect(applied >= 10 && refused >= 10, "The stories must bring both about: \(applied), \(refused).")
  }

  @Test func `a rekey there and back restores the Asset IDs where none was kept`() throws {
    var restored = 0
    try inEveryStory { story, visit in
      let sources: [AssetIDSource] = [.assetTag, .name, .serialNumber].filter { $0 != visit.options.assetID }
      guard let source = sources.first else { return }
      try story.apply(try story.plan(visit), visit)
      let before = try story.register.standing()

      let there = try rekey(visit, to: source, in: story)
      let back = try rekey(visit, to: visit.options.assetID, in: story)

      let isKept = (there + back).contains { $0.rule == .c4 || $0.rule == .c5 }
      guard !isKept else { return }
      restored += 1
      expectNoDifference(try story.register.standing(), before, "seed \(story.seed)")
    }
    #expect(restored > 5, "The stories must bring it about.")
  }

  private func rekey(
    _ visit: SmallStory.Visit, to source: AssetIDSource, in story: SmallStory
  ) throws -> [KeptAssetID] {
    var options = visit.options
    options.assetID = source
    let rekeying = Planner.rekey(
      .of(visit.fleet), on: try story.snapshot(for: visit), in: .jamfSchool(options, at: visit.instant))
    try story.register.underLease(of: visit.connection, at: visit.instant) { lease in
      let result = try story.register.rekey(rekeying.plan, to: source, under: lease, by: story.hand)
      #expect(result == .done, "seed \(story.seed)")
    }
    return rekeying.kept
  }
}

extension SmallStory {
  /// A person at work now.
  fileprivate var hand: Hand { Hand(account: .riverside, person: "mary", instant: now) }
}

extension Register {
  /// Does something while no run of the connection goes on.
  fileprivate func underLease<Value>(
    of connection: ConnectionReference, at instant: Instant, _ body: (Lease) throws -> Value
  ) throws -> Value {
    guard let lease = try takeLease(of: connection, for: "a test", at: instant) else {
      throw StoreError.failed("another run is going on")
    }
    defer { try? release(lease) }
    return try body(lease)
  }
}
