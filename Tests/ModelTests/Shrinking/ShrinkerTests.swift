import Testing

/// A difference is told by the few steps that show it. The differences are planted: the model forgets a rule.
@Suite struct ShrinkerTests {
  @Test(arguments: [
    // A room, an asset in it, its device with an owner, a switch, and the syncs.
    (ModelOmission.locations, 9),
    // An asset with a serial number, another device with its Asset ID, two settings, and the sync.
    (ModelOmission.replacements, 7),
  ])
  func `a planted difference shrinks to a few steps`(omission: ModelOmission, most: Int) throws {
    let report = try Self.report(of: omission)

    #expect(report.story.count <= most, "\(report.text)")
    #expect(try Trial.run(report.story) == nil, "without the omission there is no difference")
  }

  @Test func `no step of a shrunk story can be dropped`() throws {
    let story = try Self.report(of: .locations).story

    for index in story.indices {
      var shorter = story
      shorter.remove(at: index)
      #expect(try Trial.run(shorter, forgetting: .locations) == nil, "\(story[index])")
    }
  }

  @Test func `chunks are dropped first, and what fails is kept in its order`() throws {
    let needed: [WorldStep] = [.wait(minutes: 3), .sync(.jamf)]
    let story = (0..<40).map { WorldStep.wait(minutes: $0) } + [.restart, .sync(.jamf), .restart]
    var tries = 0
    var shrinker = Shrinker { candidate in
      tries += 1
      return candidate.filter { needed.contains($0) } == needed
    }

    #expect(try shrinker.shrink(story) == needed)
    #expect(tries < 2 * story.count)
  }

  /// The report on the first story that shows the omission.
  static func report(of omission: ModelOmission) throws -> FailureReport {
    for seed in UInt64(1)...50 {
      let story = StoryTeller.story(seed: seed, steps: Budget.stepsOfAnEpisode)
      if let difference = try Trial.run(story, forgetting: omission) {
        return try FailureReport(
          shrinking: Array(story.prefix(difference.step + 1)), seed: seed, forgetting: omission)
      }
    }
    throw NoDifference()
  }
}

/// No story showed the omission.
private struct NoDifference: Error {}
