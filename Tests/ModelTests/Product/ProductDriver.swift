import RollcallCore
import RollcallStore

/// The real thing: register, planner and apply, driven as a sync and as people drive them.
struct ProductDriver {
  private let folder: ProductFolder
  private var register: Register

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
  mutating func take(_ step: WorldStep, in world: World) throws -> ProductOutcome {
    switch step {
    case .wait, .tenant, .setting: return .nothing
    case .restart:
      register = try Register.open(at: folder.register)
      return .nothing
    case .hand(let account, let hand):
      let person = Hand(
        account: AccountReference(account), person: "mary", instant: Instant(milliseconds: world.clock))
      return try register.take(hand, by: person)
    case .sync(let place):
      guard let settings = world.settings[place], settings.isEnabled else { return .nothing }
      return .run(try ProductSync(place, in: world).perform(on: register))
    }
  }

  /// What can be seen of an account.
  func picture(of account: String) throws -> Picture {
    try ProductReading(register, account: account).picture()
  }
}

/// What a step came to.
enum ProductOutcome {
  case nothing
  case hand(isRefused: Bool, hasChanged: Bool)
  case run(ProductRun)
}

/// A run, and which of the laws it broke.
struct ProductRun {
  var picture: RunPicture
  /// A second plan of the same devices (A5); nil after a held one.
  var again: SecondPlanPicture?
  var brokenLaws: [String]
}
