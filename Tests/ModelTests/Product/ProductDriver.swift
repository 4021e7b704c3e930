import RollcallCore
import RollcallStore

/// The real thing: register, planner and apply, driven as a sync and as people drive them.
struct ProductDriver {
  private let folder: ProductFolder
  private var register: Register
  /// The last applied run of each connection.
  private var last: [WorldPlace: Int64] = [:]

  init() throws {
    folder = try ProductFolder()
    register = try Register.open(at: folder.register)
    try register.know([
      AccountEntry(
        reference: AccountReference("riverside"), name: "Riverside", integrations: ["jamf-school", "acme"]),
      AccountEntry(
        reference: AccountReference("riverside/north"), name: "North", integrations: ["jamf-school"]),
    ])
  }

  /// What a step does; what only happens in the world does nothing here.
  mutating func take(_ step: WorldStep?, in world: World) throws -> ProductOutcome {
    switch step {
    case nil, .wait, .tenant, .setting: return .nothing
    case .restart:
      register = try Register.open(at: folder.register)
      return .nothing
    case .hand(let account, let hand): return try register.take(hand, by: person(in: account, world))
    case .sync(let place):
      guard let settings = world.settings[place], settings.isEnabled else { return .nothing }
      let run = try ProductSync(place, in: world).perform(on: register)
      if let number = run.applied { last[place] = number }
      return .run(run)
    case .decision(let place, let decision):
      try decide(decision, place, world)
      return .decided(decision)
    }
  }

  /// What can be seen of an account.
  func picture(of account: String) throws -> Picture {
    try ProductReading(register, account: account).picture()
  }

  private mutating func decide(_ decision: Decision, _ place: WorldPlace, _ world: World) throws {
    let connection = place.connection
    let hand = person(in: place.account, world)
    let waiting = try register.heldRun(of: connection)
    guard let lease = try register.takeLease(of: connection, for: "a test", at: hand.instant) else { return }
    switch (decision, waiting, last[place]) {
    case (.approve, .some(let run), _):
      let earlier = world.earlier(than: place).compactMap { ConnectionReference($0) }
      _ = try register.approve(run: run, earlier: earlier, under: lease, by: hand)
      last[place] = run
    case (.discard, .some(let run), _): try register.discard(run: run, of: connection, by: hand)
    case (.undo, _, .some(let run)):
      _ = try register.undo(run: run, under: lease, by: hand)
      _ = try register.resume(connection, by: hand)
    case (.approve, nil, _), (.discard, nil, _), (.undo, _, nil): break
    }
    try register.release(lease)
  }

  private func person(in account: String, _ world: World) -> Hand {
    Hand(account: AccountReference(account), person: "mary", instant: Instant(milliseconds: world.clock))
  }
}

/// What a step came to.
enum ProductOutcome {
  case nothing
  case hand(isRefused: Bool, hasChanged: Bool)
  case run(ProductRun)
  case decided(Decision)
}

/// A run, and which of the laws it broke.
struct ProductRun {
  var picture: RunPicture
  /// A second plan of the same devices (A5); nil after a held one.
  var again: SecondPlanPicture?
  /// The number of the run, when it changed something.
  var applied: Int64?
  var brokenLaws: [String]
}

extension WorldPlace {
  /// The connection in the words of the product.
  var connection: ConnectionReference {
    ConnectionReference(account: AccountReference(account), integration: integration)
  }
}
