import RollcallStore

/// A story that model and product live through side by side, compared after every step.
struct Trial {
  private var world = World()
  private var model: ModelRegister
  private var product: ProductDriver

  private init(forgetting omission: ModelOmission?) throws {
    model = ModelRegister(forgetting: omission)
    product = try ProductDriver()
  }

  /// Where the two first differ; nil when they agree to the end. A story ends where the product refuses an approval because a row moved: one
  /// that was changed and changed back moved too, which a naive model cannot see.
  static func run(_ story: [WorldStep], forgetting omission: ModelOmission? = nil) throws -> Difference? {
    var trial = try Trial(forgetting: omission)
    for (index, step) in story.enumerated() {
      let lines: [String]
      do {
        lines = try trial.take(step)
      } catch StoreError.refused(.planMoved) {
        return nil
      }
      if !lines.isEmpty { return Difference(step: index, lines: lines) }
    }
    return nil
  }

  private mutating func take(_ step: WorldStep) throws -> [String] {
    world.take(step)
    let expected = model.take(step, in: world)
    let actual = try product.take(expected.settled(step), in: world)
    guard let account = step.account else { return Difference.lines(expected, actual) }
    return Difference.lines(expected, actual)
      + Difference.lines(model.picture(of: account), try product.picture(of: account))
  }
}

extension ModelOutcome {
  /// The step that the product takes: a decision is the one that the model came to.
  fileprivate func settled(_ step: WorldStep) -> WorldStep? {
    guard case .decision(let place, _) = step else { return step }
    guard case .decided(let decision) = self else { return nil }
    return .decision(place, decision)
  }
}

extension WorldStep {
  /// The account whose register the step may change; nil when it changes none.
  var account: String? {
    switch self {
    case .wait, .tenant, .setting: nil
    case .restart: "riverside"
    case .hand(let account, _): account
    case .sync(let place), .decision(let place, _): place.account
    }
  }
}
