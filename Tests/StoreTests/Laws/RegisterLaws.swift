import CustomDump
import GRDB
import RollcallCore
import RollcallTesting
import Testing

@testable import RollcallStore

/// What holds for every run on every register, tried on stories of chance. A failure names the seed of its story.
@Suite struct `Laws of the register` {
  /// Lets so many stories happen, with so many runs each, and a look at each run.
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
      }
    }
  }

  @Test func `planning the same devices after applying gives no changes and no notes, but for a wait`() throws
  {
    try inEveryStory { story, visit in
      try story.apply(try story.plan(visit), visit)

      let again = try story.plan(visit)

      if visit.options.checkinAfter == .atOnce {
        #expect(again.isEmpty, "seed \(story.seed)")
      } else {
        #expect(again.changes.allSatisfy { $0.rule == .g11 }, "seed \(story.seed)")
        #expect(again.notes.allSatisfy { $0.reasons == .vacancy }, "seed \(story.seed)")
      }
    }
  }

  @Test func `a run with neither changes nor notes writes its own row with its findings, and nothing else`()
    throws
  {
    try inEveryStory { story, visit in
      try story.apply(try story.plan(visit), visit)
      let again = try story.plan(visit)
      guard again.isEmpty else { return }
      var before = try story.register.content()

      try story.apply(again, visit)
      var after = try story.register.content()
      let rows = try story.register.rowsWritten()
      try story.apply(try story.plan(visit), visit)

      for table in ["runs", "findings"] {
        before.removeValue(forKey: table)
        after.removeValue(forKey: table)
      }
      #expect(difference(before, after) == nil, "seed \(story.seed)")
      #expect(try story.register.rowsWritten() == rows + 1, "seed \(story.seed)")
    }
  }

  @Test func `each change of the register is exactly one event, and each event names its rule`() throws {
    try inEveryStory { story, visit in
      let before = try story.snapshot(for: visit)
      let plan = try story.plan(visit)

      guard case .applied(let run) = try story.apply(plan, visit) else { return }

      let happened = Happening.between(before, try story.snapshot(for: visit)).map(\.description).sorted()
      let journalled = try Happening.journalled(by: run, in: story.register).map(\.description).sorted()
      #expect(diff(happened, journalled) == nil, "seed \(story.seed)")
      let events = try story.register.events(of: run)
      #expect(events.map(\.rule) == plan.changes.map(\.rule.rawValue), "seed \(story.seed)")
      #expect(events.map(\.reason) == plan.changes.map(\.reasonText), "seed \(story.seed)")
    }
  }

  @Test func `a plan whose rows moved is refused whole`() throws {
    try inEveryStory { story, visit in
      let plan = try story.plan(visit)
      try story.workByHand()
      let before = try story.register.content()
      let hasMoved = try story.snapshot(for: visit).revision != plan.revision

      let result = try story.apply(plan, visit)

      #expect((result == .moved) == hasMoved, "seed \(story.seed)")
      if hasMoved { #expect(diff(try story.register.content(), before) == nil, "seed \(story.seed)") }
    }
  }

  @Test func `a failed run leaves the register as it was, but for its own row`() throws {
    try inEveryStory { story, visit in
      var before = try story.register.content()
      let failure = RunFailure(kind: "incomplete", message: "Records are missing.", hint: nil)

      _ = try story.register.record(
        RunRecord(started: visit.instant, milliseconds: 1), failure: failure,
        of: visit.connection)

      var after = try story.register.content()
      let runs = (before.removeValue(forKey: "runs") ?? [], after.removeValue(forKey: "runs") ?? [])
      #expect(runs.1.count == runs.0.count + 1, "seed \(story.seed)")
      #expect(diff(after, before) == nil, "seed \(story.seed)")
      try story.apply(try story.plan(visit), visit)
    }
  }

  @Test func `no run deletes an asset, archives or restores one, or touches a location's`() throws {
    try inEveryStory { story, visit in
      let before = try story.snapshot(for: visit).assets

      try story.apply(try story.plan(visit), visit)

      let after = Dictionary(uniqueKeysWithValues: try story.snapshot(for: visit).assets.map { ($0.id, $0) })
      for asset in before {
        #expect(after[asset.id]?.state == asset.state, "seed \(story.seed)")
        if asset.isHandedToNobodyButAPlace {
          #expect(after[asset.id]?.checkout == asset.checkout, "seed \(story.seed)")
        }
        if asset.state == .archived {
          #expect(after[asset.id]?.checkout == asset.checkout, "seed \(story.seed)")
        }
      }
    }
  }

  @Test func `an asset changes only through the connection that governs it`() throws {
    try inEveryStory { story, visit in
      let before = try story.snapshot(for: visit)

      try story.apply(try story.plan(visit), visit)

      let after = Dictionary(uniqueKeysWithValues: try story.snapshot(for: visit).assets.map { ($0.id, $0) })
      for var asset in before.assets where before.governedElsewhere.contains(asset.id) {
        // A link that is new counts the version up.
        asset.version = after[asset.id]?.version ?? 0
        #expect(diff(after[asset.id], asset) == nil, "seed \(story.seed)")
      }
    }
  }

  @Test func `a wait for a check-in ends by itself`() throws {
    try inEveryStory { story, visit in
      try story.apply(try story.plan(visit), visit)
      for hours in [7, 14, 21] as [Int64] {
        var later = visit
        later.instant = visit.instant.after(hours: hours)
        try story.apply(try story.plan(later), later)
      }

      var last = visit
      last.instant = visit.instant.after(hours: 21)
      #expect(try story.plan(last).isEmpty, "seed \(story.seed)")
    }
  }
}

extension Asset {
  fileprivate var isHandedToNobodyButAPlace: Bool {
    guard case .location? = checkout?.holder else { return false }
    return true
  }
}

/// Where two values differ, found quickly where they do not.
private func difference<Value: Equatable>(_ a: Value, _ b: Value) -> String? {
  a == b ? nil : diff(a, b) ?? "they differ"
}
