import RollcallCore
import RollcallTesting

/// One way in which a situation comes about: one device before one register.
struct CheckoutScene {
  var situation: CheckoutSituation
  /// How the device came to its asset; decides nothing.
  var way: Way
  /// Who made the checkout that is there; decides only where another has the asset.
  var origin: CheckoutOrigin
  /// What the link remembers of the owner.
  var before: RememberedOwner?
  /// How a wait goes on, or is over.
  var patience: Patience

  enum Way: CaseIterable {
    /// It was linked in an earlier run.
    case linked
    /// It is linked in this run, to an asset that was there.
    case merged
    /// Its asset is made in this run.
    case created
  }

  /// A setting of `checkin_after`, with how long the owner was nobody before this run.
  struct Patience {
    var delay: CheckinDelay
    var vacancy: Vacancy?
  }

  static let ada = Employee.active(1, "ada@riverside.example")
  static let ben = Employee.active(2, "ben@riverside.example")
  static let carl = Employee(id: RowID(3), email: "carl@riverside.example", state: .archived)
  static let stranger = "stranger@elsewhere.example"

  /// Every way in which a situation can come about.
  static func all(of situation: CheckoutSituation) -> [CheckoutScene] {
    var scenes: [CheckoutScene] = []
    for way in Way.allCases where canBe(way, situation) {
      for origin in origins(of: situation) {
        for before in memories(of: situation) {
          for patience in patiences(of: situation) where way == .linked || patience.vacancy == nil {
            scenes.append(
              CheckoutScene(
                situation: situation, way: way, origin: origin, before: before, patience: patience))
          }
        }
      }
    }
    return scenes
  }

  private static func canBe(_ way: Way, _ situation: CheckoutSituation) -> Bool {
    switch way {
    case .linked: true
    case .merged: situation.changed == .first
    case .created:
      situation.changed == .first && situation.heldBy == .free && situation.asset == .active
        && situation.governs == .yes
    }
  }

  private static func origins(of situation: CheckoutSituation) -> [CheckoutOrigin] {
    switch situation.heldBy {
    case .anotherByUs: [.connection(RowID(1))]
    case .anotherByConnection: [.connection(RowID(2))]
    case .anotherByPerson, .free: [.manual]
    case .thatEmployee, .location: [.manual, .connection(RowID(1)), .connection(RowID(2))]
    }
  }

  private static func memories(of situation: CheckoutSituation) -> [RememberedOwner?] {
    let others: [RememberedOwner] = [.person(ben.key), .nobody]
    switch situation.changed {
    case .first: return [nil]
    case .no: return situation.said.map { [$0] } ?? others
    case .yes: return others.filter { $0 != situation.said }
    }
  }

  private static func patiences(of situation: CheckoutSituation) -> [Patience] {
    let hours: Int64 = 3_600_000
    func nobody(for hours: Int64, runs: Int) -> Vacancy {
      Vacancy(runs: runs, since: Instant.morning.after(hours: -hours))
    }
    switch situation.wait {
    case .waiting:
      return [
        Patience(delay: .runs(2)), Patience(delay: .runs(3), vacancy: nobody(for: 100, runs: 1)),
        Patience(delay: .time(milliseconds: 6 * hours)),
        Patience(delay: .time(milliseconds: 6 * hours), vacancy: nobody(for: 5, runs: 100)),
      ]
    case .over:
      return [
        Patience(delay: .atOnce), Patience(delay: .runs(2), vacancy: nobody(for: 1, runs: 1)),
        Patience(delay: .runs(2), vacancy: nobody(for: 1, runs: 2)),
        Patience(delay: .time(milliseconds: 6 * hours), vacancy: nobody(for: 6, runs: 1)),
      ]
    }
  }

  /// The plan of the whole run.
  var plan: Plan { Planner.plan(.of([device]), on: snapshot, in: .jamfSchool(options)) }

  private var device: Device { .iPad("S1", owner: situation.deviceOwner) }

  private var snapshot: Snapshot {
    var snapshot = Snapshot.empty
    snapshot.employees = [Self.ada, Self.ben, Self.carl]
    if way != .created {
      snapshot.assets = [
        Asset(
          id: RowID(1), assetID: "S1", serialNumber: SerialNumber("S1"), product: RowID(1),
          state: situation.asset == .active ? .active : .archived,
          checkout: holder.map { Checkout(holder: $0, origin: origin) })
      ]
    }
    if way == .linked {
      snapshot.links = [.remembering(device, asset: 1, owner: before, vacancy: patience.vacancy)]
    }
    if situation.governs == .no { snapshot.governedElsewhere = [RowID(1)] }
    return snapshot
  }

  /// Who has the asset before the run.
  var holder: Holder? {
    switch situation.heldBy {
    case .free: nil
    case .location: .location(RowID(1))
    case .thatEmployee: .employee(situation.owner == .employee ? Self.ada.id : Self.carl.id)
    case .anotherByUs, .anotherByPerson, .anotherByConnection: .employee(Self.ben.id)
    }
  }

  private var options: SyncOptions {
    .with {
      $0.mergeExisting = .on
      $0.autoCheckout = Switch(situation.autoCheckout == .on)
      $0.followOwnerChange = Switch(situation.followOwnerChange == .on)
      $0.checkinOnOwnerRemoved = Switch(situation.checkinOnOwnerRemoved == .on)
      $0.checkinAfter = patience.delay
    }
  }
}

extension CheckoutSituation {
  /// The owner as a device states it.
  var deviceOwner: RollcallCore.Owner {
    switch owner {
    case .employee: .mail(" Ada@riverside.example")
    case .unknownPerson: .mail(CheckoutScene.stranger)
    case .archivedEmployee: .mail(CheckoutScene.carl.email)
    case .personWithoutEmail: .personWithoutEmail(name: "Ada")
    case .nobody: .nobody
    case .notReported: .notReported
    }
  }

  /// The owner as a link would remember it; nil where nothing can be.
  var said: RememberedOwner? {
    switch owner {
    case .employee: .person(CheckoutScene.ada.key)
    case .unknownPerson: .person(ComparisonKey(CheckoutScene.stranger))
    case .archivedEmployee: .person(CheckoutScene.carl.key)
    case .nobody: .nobody
    case .personWithoutEmail, .notReported: nil
    }
  }
}
