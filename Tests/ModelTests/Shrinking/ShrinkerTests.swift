import Testing

/// A difference is told by the few steps that show it. The differences are planted: the model forgets a rule.
@Suite struct ShrinkerTests {
  @Test(arguments: [ModelOmission.replacements, .chains])
  func `a planted difference shrinks to the steps that it needs`(omission: ModelOmission) throws {
    let report = try Self.report(of: omission)
    let story = report.story

    #expect(story.count <= 10, "\(report.text)")
    #expect(try Trial.run(story) == nil, "without the omission there is no difference")
    for index in story.indices {
      var shorter = story
      shorter.remove(at: index)
      #expect(try Trial.run(shorter, forgetting: omission) == nil, "\(story[index])")
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
    for told in ToldStory.all {
      guard let step = told.difference(forgetting: omission) else { continue }
      return try FailureReport(
        shrinking: Array(told.steps.prefix(step + 1)), seed: told.seed, forgetting: omission)
    }
    throw NothingShown()
  }
}

/// No story shows an omission.
private struct NothingShown: Error {}
