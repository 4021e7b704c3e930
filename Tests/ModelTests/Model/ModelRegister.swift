/// The whole naive register: accounts, and what a step does to them.
struct ModelRegister: Hashable {
  private(set) var accounts: [String: ModelAccount] = [:]
  /// For each connection: the run that waits for a person (I1).
  private var held: [WorldPlace: ModelPastRun] = [:]
  /// For each connection: its last applied run (I4).
  private var last: [WorldPlace: ModelPastRun] = [:]
  /// For each connection: the assets on the work list because their device is gone (H2).
  private var gone: [WorldPlace: [Int: String]] = [:]
  private var runs = 0
  /// A rule that the model pretends not to know.
  private let forgotten: ModelOmission?

  init(forgetting omission: ModelOmission? = nil) {
    forgotten = omission
    for place in WorldPlace.allCases { self[place].known.insert(place.reference) }
  }

  /// What a step does; what only happens in the world does nothing here.
  mutating func take(_ step: WorldStep, in world: World) -> ModelOutcome {
    switch step {
    case .wait, .restart, .tenant, .setting: .nothing
    case .hand(let account, let hand): take(hand, in: account, at: world.clock)
    case .sync(let place): sync(place, in: world)
    case .decision(let place, let decision): take(decision, about: place, in: world)
    }
  }

  private subscript(place: WorldPlace) -> ModelAccount {
    get { accounts[place.account, default: ModelAccount()] }
    set { accounts[place.account] = newValue }
  }

  private mutating func take(_ hand: ModelHand, in account: String, at now: Int64) -> ModelOutcome {
    let before = accounts[account, default: ModelAccount()]
    do {
      try accounts[account, default: ModelAccount()].perform(hand, at: now)
      endFindings(in: account)
      let hasChanged = accounts[account] != before
      if hasChanged { doubt(in: account) }
      return .hand(isRefused: false, hasChanged: hasChanged)
    } catch {
      return .hand(isRefused: true, hasChanged: false)
    }
  }

  /// A run, with the mapping that is in force while there are links (C6).
  private mutating func sync(_ place: WorldPlace, in world: World) -> ModelOutcome {
    guard let tenant = world.tenants[place], var settings = world.settings[place], settings.isEnabled else {
      return .nothing
    }
    let before = self[place]
    let isLocked = before.links.contains { $0.connection == place.reference }
    if isLocked, let locked = before.mappings[place.reference] { settings.idFrom = locked }
    func perform(on account: ModelAccount) -> (ModelAccount, ModelRun) {
      var (after, run) = ModelSync.perform(
        tenant.reply, bad: tenant.bad, on: account, of: place.reference, integration: place.integrationName,
        settings, earlier: world.earlier(than: place), now: world.clock, run: runs + 1, forgetting: forgotten)
      after.mappings[place.reference] = settings.idFrom
      return (after, run)
    }
    var (after, run) = perform(on: before)
    var past = ModelPastRun(
      before: before, after: after, earlier: world.earlier(than: place), changes: run.changes,
      goneBefore: gone[place] ?? [:], gone: run.gone)
    if run.isHeld {
      if let waiting = held[place] { past.isDoubtful = waiting.isDoubtful || waiting.before != before }
      if past.isDoubtful || held[place]?.isTheSame(as: past) != true { held[place] = past }
    } else {
      let (later, second) = perform(on: after)
      run.again = ModelSecondRun(changes: second.changes, remembers: later.linkMemories != after.linkMemories)
      apply(past, of: place)
    }
    return .run(run)
  }

  /// H2: archiving an asset ends the finding, and so does deleting it.
  private mutating func endFindings(in account: String) {
    for place in WorldPlace.allCases where place.account == account {
      gone[place] = gone[place]?.filter { self[place].asset($0.key)?.isArchived == false }
    }
  }

  /// What can be seen of an account.
  func picture(of account: String) -> Picture {
    let rows = accounts[account, default: ModelAccount()]
    var picture = rows.picture
    for (place, assets) in gone where place.account == account {
      picture.gone += assets.values.filter { rows.holder(of: $0) != nil }.map { "\(place.reference): \($0)" }
    }
    picture.gone.sort()
    return picture
  }

  /// Whether a run of the connection waits for a person (I1).
  func isHeld(_ place: WorldPlace) -> Bool { held[place] != nil }

  private mutating func apply(_ past: ModelPastRun, of place: WorldPlace) {
    runs += 1
    self[place] = past.after
    gone[place] = past.gone
    held[place] = nil
    last[place] = past
    if past.before != past.after { doubt(in: place.account) }
  }

  /// A row that was changed moved, also where somebody has changed it back since (I1).
  private mutating func doubt(in account: String) {
    for place in held.keys where place.account == account { held[place]?.isDoubtful = true }
  }
}

extension ModelRegister {
  /// Decisions that hold without doubt: what moved since is not approved, nor undone, here; which of the rows moved that a
  /// plan decides on is beyond a naive model.
  private mutating func take(_ decision: Decision, about place: WorldPlace, in world: World) -> ModelOutcome {
    switch decision {
    case .approve:
      guard let past = held[place] else { return .nothing }
      guard !past.isDoubtful, past.before == self[place], past.earlier == world.earlier(than: place) else {
        held[place] = nil
        return .decided(.discard)
      }
      apply(past.approved(at: world.clock), of: place)
      return .decided(.approve)
    case .discard:
      guard held.removeValue(forKey: place) != nil else { return .nothing }
      return .decided(.discard)
    case .undo:
      guard let past = last[place], past.after == self[place], past.isVisible else { return .nothing }
      last[place] = nil
      self[place] = past.before
      // What the run was the first to find is off the list.
      gone[place] = gone[place]?.filter { past.goneBefore[$0.key] == $0.value }
      return .decided(.undo)
    }
  }
}

/// What a step came to.
enum ModelOutcome: Hashable {
  case nothing
  case hand(isRefused: Bool, hasChanged: Bool)
  case run(ModelRun)
  case decided(Decision)
}
