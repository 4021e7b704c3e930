import Testing

/// The stories have teeth: whatever rule is forgotten, one of them shows it.
@Suite struct OmissionTests {
  @Test(arguments: ModelOmission.allCases)
  func `a model that forgets a rule is found out`(omission: ModelOmission) {
    #expect(Omission(omission) != nil)
  }
}

/// The first of the stories in which the model and a forgetful one differ, up to the step in which they do.
struct Omission {
  let seed: UInt64
  let story: [WorldStep]

  /// Nil when no story shows it.
  init?(_ omission: ModelOmission) {
    for (index, story) in Self.stories.enumerated() {
      guard let step = Self.difference(in: story, forgetting: omission) else { continue }
      seed = UInt64(index + 1)
      self.story = Array(story.prefix(step + 1))
      return
    }
    return nil
  }

  /// The stories that are compared by default.
  static let stories = (1...100).map {
    StoryTeller.story(seed: UInt64($0), steps: Budget.stepsOfAnEpisode)
  }

  private static let accounts = Set(WorldPlace.allCases.map(\.account))

  private static func difference(in story: [WorldStep], forgetting omission: ModelOmission) -> Int? {
    var world = World()
    var (model, forgetful) = (ModelRegister(), ModelRegister(forgetting: omission))
    return story.firstIndex { step in
      world.take(step)
      let isSame = model.take(step, in: world) == forgetful.take(step, in: world)
      return !isSame || Self.accounts.contains { model.picture(of: $0) != forgetful.picture(of: $0) }
    }
  }
}
