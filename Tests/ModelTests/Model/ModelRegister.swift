/// The whole naive register: accounts, and what a step does to them.
struct ModelRegister: Hashable {
  private(set) var accounts: [String: ModelAccount] = [:]
  private var runs = 0
  /// A rule that the model pretends not to know.
  var forgotten: ModelOmission?

  init(forgetting omission: ModelOmission? = nil) {
    forgotten = omission
    for place in WorldPlace.allCases {
      accounts[place.account, default: ModelAccount()].known.insert(place.reference)
    }
  }

  /// What a step does; what only happens in the world does nothing here.
  mutating func take(_ step: WorldStep, in world: World) -> ModelOutcome {
    switch step {
    case .wait, .restart, .tenant, .setting: .nothing
    case .hand(let account, let hand): take(hand, in: account, at: world.clock)
    case .sync(let place): sync(place, in: world)
    }
  }

  private mutating func take(_ hand: ModelHand, in account: String, at now: Int64) -> ModelOutcome {
    let before = accounts[account, default: ModelAccount()]
    do {
      try accounts[account, default: ModelAccount()].perform(hand, at: now)
      return .hand(isRefused: false, hasChanged: accounts[account] != before)
    } catch {
      return .hand(isRefused: true, hasChanged: false)
    }
  }

  /// A run, with the mapping that is in force while there are links (C6).
  private mutating func sync(_ place: WorldPlace, in world: World) -> ModelOutcome {
    guard let tenant = world.tenants[place], var settings = world.settings[place], settings.isEnabled else {
      return .nothing
    }
    let before = accounts[place.account, default: ModelAccount()]
    let isLocked = before.links.contains { $0.connection == place.reference }
    if isLocked, let locked = before.mappings[place.reference] { settings.idFrom = locked }
    func perform(on account: ModelAccount) -> (ModelAccount, ModelRun) {
      ModelSync.perform(
        tenant.reply, bad: tenant.bad, on: account, of: place.reference, integration: place.integrationName,
        settings, earlier: world.earlier(than: place), now: world.clock, run: runs + 1, forgetting: forgotten)
    }
    var (after, run) = perform(on: before)
    if !run.isHeld {
      let (later, second) = perform(on: after)
      run.again = ModelSecondRun(changes: second.changes, remembers: later.links != after.links)
      runs += 1
      after.mappings[place.reference] = settings.idFrom
    }
    accounts[place.account] = after
    return .run(run)
  }
}

/// What a step came to.
enum ModelOutcome {
  case nothing
  case hand(isRefused: Bool, hasChanged: Bool)
  case run(ModelRun)
}
