/// A story as the model lived through it.
struct ToldStory {
  let seed: UInt64
  let steps: [WorldStep]
  let outcomes: [ModelOutcome]
  /// What could be seen after each step of the account that it is about.
  private let pictures: [Picture?]

  /// The stories that are compared by default.
  static let all = (UInt64(1)...100).map { ToldStory(seed: $0) }

  init(seed: UInt64) {
    self.seed = seed
    steps = StoryTeller.story(seed: seed, steps: Budget.stepsOfAnEpisode)
    var (outcomes, pictures) = ([ModelOutcome](), [Picture?]())
    var (world, model) = (World(), ModelRegister())
    for step in steps {
      world.take(step)
      outcomes.append(model.take(step, in: world))
      pictures.append(step.account.map { model.picture(of: $0) })
    }
    (self.outcomes, self.pictures) = (outcomes, pictures)
  }

  /// The step in which a model that forgets a rule tells the story otherwise; nil when it never does.
  func difference(forgetting omission: ModelOmission) -> Int? {
    var (world, model) = (World(), ModelRegister(forgetting: omission))
    return steps.indices.first { index in
      world.take(steps[index])
      return model.take(steps[index], in: world) != outcomes[index]
        || steps[index].account.map { model.picture(of: $0) } != pictures[index]
    }
  }
}
