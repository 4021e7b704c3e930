/// Makes up a story: steps that a seed decides, most of them about what is there.
///
/// The teller lives through its story with the model alone, to know what there is.
struct StoryTeller {
  var random: SeededRandom
  var world = World()
  private var model = ModelRegister()
  /// Where things happen at present: a place for a while, so that what one step prepares meets the next.
  private var focus = WorldPlace.jamf

  private init(seed: UInt64) {
    random = SeededRandom(seed: seed)
  }

  /// A story of so many steps.
  static func story(seed: UInt64, steps count: Int) -> [WorldStep] {
    var teller = StoryTeller(seed: seed)
    var story: [WorldStep] = []
    for step in teller.opening() { teller.tell(step, in: &story) }
    while story.count < count {
      for step in teller.nextSteps() { teller.tell(step, in: &story) }
    }
    return Array(story.prefix(count))
  }

  private mutating func tell(_ step: WorldStep, in story: inout [WorldStep]) {
    world.take(step)
    _ = model.take(step, in: world)
    story.append(step)
  }

  /// A school with people, a room, and switches in some position.
  private mutating func opening() -> [WorldStep] {
    var steps: [WorldStep] = []
    for account in ["riverside", "riverside/north"] {
      steps += Vocabulary.emails.filter { _ in random.chance(60) }.map {
        .hand(account: account, .addEmployee($0))
      }
      steps.append(.hand(account: account, .addPlace("Library")))
    }
    for place in WorldPlace.allCases {
      steps += [
        .setting(place, .idFrom(random.pick([.serial, .serial, .name, .tag]))),
        .setting(place, .nameFrom(random.pick([.serial, .name, .tag, .nothing]))),
        .setting(place, .handsOut(random.chance(60))), .setting(place, .follows(random.chance(60))),
        .setting(place, .takesBack(random.chance(60))), .setting(place, .merges(random.chance(70))),
        .setting(place, .limit(random.chance(25) ? .count(0) : .share(20))),
      ]
    }
    return steps
  }

  private mutating func nextSteps() -> [WorldStep] {
    if random.chance(12) { focus = random.pick([.jamf, .jamf, .jamf, .acme, .acme, .north]) }
    let place = focus
    if model.isHeld(place), random.chance(20) {
      return [.decision(place, random.pick([.approve, .discard]))]
    }
    let tenant = world.tenants[place] ?? WorldTenant()
    switch Int.random(in: 0..<100, using: &random) {
    case ..<32: return [.tenant(place, tenantStep(in: tenant))]
    case ..<34: return swap(in: tenant).map { .tenant(place, $0) }
    case ..<38: return twin()
    case ..<68: return [.sync(place)]
    case ..<70: return [.sync(place), .decision(place, .undo)]
    case ..<88:
      return [.hand(account: place.account, handStep(in: model.accounts[place.account] ?? ModelAccount()))]
    case ..<93: return [.setting(place, settingStep())]
    case ..<99: return [.wait(minutes: random.pick([1, 30, 180, 400, 1000, 1500]))]
    case _: return [.restart]
    }
  }

  /// One device in both tenants of an account (F4, G10).
  private mutating func twin() -> [WorldStep] {
    guard let tenant = world.tenants[.jamf], !tenant.devices.isEmpty else { return [] }
    let device = random.pick(tenant.devices)
    return [.tenant(.acme, .remove(device.number)), .tenant(.acme, .add(device.number, device.record))]
  }

  private mutating func settingStep() -> SettingStep {
    switch Int.random(in: 0..<16, using: &random) {
    case 0: return .enabled(random.chance(80))
    case ..<3: return .idFrom(random.pick([.serial, .name, .tag]))
    case 3: return .nameFrom(random.pick([.serial, .name, .tag, .nothing]))
    case ..<6: return .handsOut(random.chance(60))
    case ..<8: return .follows(random.chance(60))
    case ..<10: return .takesBack(random.chance(60))
    case ..<12: return .merges(random.chance(70))
    case ..<14: return .patience(random.pick([.none, .runs(1), .runs(2), .runs(3), .hours(6)]))
    case _: return .limit(random.pick([nil, .share(20), .count(0), .count(0), .count(1)]))
    }
  }
}
