import GRDB
import RollcallCore
import RollcallTesting

@testable import RollcallStore

/// A register that lives through a story of chance: people work by hand, and two connections sync by turns.
struct SmallStory {
  let seed: Int
  let register: Register
  private(set) var world: SmallWorld
  private(set) var now = Instant.morning
  private var options: [ConnectionReference: SyncOptions] = [:]
  private var fleets: [ConnectionReference: [Device]] = [:]

  init(seed: Int) throws {
    self.seed = seed
    register = try Register.riverside()
    world = SmallWorld(seed: seed)
    for connection in [ConnectionReference.jamfSchool, .other] { options[connection] = world.options() }
    for email in SmallWorld.emails.prefix(3) {
      _ = try register.addEmployee(email: email, name: nil, by: .registrar)
    }
    _ = try register.addLocation("Library", by: .registrar)
  }

  /// A run that is about to happen.
  struct Visit {
    var connection: ConnectionReference
    var earlier: [ConnectionReference]
    var options: SyncOptions
    var fleet: [Device]
    var instant: Instant
  }

  /// The next run, some time later: by one of the connections, with a fleet that is much like its last one.
  mutating func nextVisit() -> Visit {
    now = now.after(hours: Int64(1 + world.random.below(30)))
    let connection = world.random.chance(70) ? ConnectionReference.jamfSchool : .other
    var fleet = (fleets[connection] ?? []).compactMap { device -> Device? in
      switch world.random.below(10) {
      case 0: return nil
      case 1..<5:
        var other = world.device()
        other.serialNumber = device.serialNumber
        other.deviceID = device.deviceID
        return other
      case _: return device
      }
    }
    fleet += world.fleet(upTo: 4)
    fleets[connection] = fleet
    return Visit(
      connection: connection, earlier: connection == .other ? [.jamfSchool] : [],
      options: options[connection] ?? SyncOptions(), fleet: fleet, instant: now)
  }

  func snapshot(for visit: Visit) throws -> Snapshot {
    try register.snapshot(of: visit.connection, earlier: visit.earlier)
  }

  func plan(_ visit: Visit) throws -> Plan {
    try register.plan(
      .of(visit.fleet), visit.options, of: visit.connection, earlier: visit.earlier, at: visit.instant)
  }

  /// Carries out a plan, held ones too, as a person may approve; the number of the run.
  @discardableResult
  func apply(_ plan: Plan, _ visit: Visit) throws -> ApplyResult {
    try register.apply(
      plan, of: visit.connection,
      as: RunRecord(started: visit.instant, milliseconds: 1, assetIDSource: visit.options.assetID))
  }

  /// A person does up to so many things by hand; what is refused is not done.
  mutating func workByHand(upTo count: Int = 3) throws {
    for _ in 0..<world.random.below(count + 1) {
      do {
        try doSomething()
      } catch StoreError.refused {
        continue
      }
    }
  }

  private mutating func doSomething() throws {
    let hand = Hand(account: .riverside, person: "mary", instant: now)
    let wanted = (SmallWorld.tags + SmallWorld.serials + SmallWorld.names).compactMap { $0 }
    let asset = world.random.of(try register.assets().map(\.assetID) + [world.random.of(wanted)])
    let other = world.random.of(wanted)
    let email = world.random.of(SmallWorld.emails)
    switch world.random.below(14) {
    case 0: _ = try register.addEmployee(email: email, name: nil, by: hand)
    case 1: _ = try register.archiveEmployee(email: email, by: hand)
    case 2, 3:
      let serial = world.random.of(SmallWorld.serials)
      _ = try register.addAsset(
        AssetToAdd(assetID: other, serialNumber: serial, product: "iPad Air"), by: hand)
    case 4: _ = try register.editAsset(asset, AssetEdit(assetID: other), by: hand)
    case 5: _ = try register.editAsset(asset, AssetEdit(name: other, serialNumber: other), by: hand)
    case 6: _ = try register.archiveAsset(asset, by: hand)
    case 7: _ = try register.restoreAsset(asset, by: hand)
    case 8: _ = try register.deleteAsset(asset, by: hand)
    case 9: _ = try register.checkOut(asset, to: .location("Library"), whenCheckedOut: .reassign, by: hand)
    case 10, 11: _ = try register.checkOut(asset, to: .employee(email), whenCheckedOut: .reassign, by: hand)
    case 12: _ = try register.checkIn(asset, by: hand)
    case _: _ = try register.forgetLinks(of: .jamfSchool, to: asset, by: hand)
    }
  }
}
