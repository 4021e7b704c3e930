import CustomDump
import Foundation
import RollcallCore
import RollcallTesting
import Testing

/// What holds for every plan, tried on worlds of chance. A failure names the seed of its world.
@Suite struct `Laws of plans` {
  /// A world with a register, settings and the plan for a fleet.
  struct Case {
    var seed: Int
    var world: SmallWorld
    var snapshot: Snapshot
    var options: SyncOptions
    var fleet: [Device]

    init(seed: Int) {
      self.seed = seed
      world = SmallWorld(seed: seed)
      snapshot = world.snapshot()
      options = world.options()
      fleet = world.fleet()
    }

    func plan(_ fleet: [Device]) -> Plan { Planner.plan(.of(fleet), on: snapshot, in: .jamfSchool(options)) }

    var plan: Plan { plan(fleet) }
  }

  static var cases: some Sequence<Case> { (1...600).lazy.map { Case(seed: $0) } }

  @Test func `in a fleet of strangers the order of the reply changes nothing`() {
    for var item in Self.cases {
      let fleet = item.world.fleetOfStrangers(item.options.assetID)
      let shuffled = fleet.shuffled(using: &item.world.random)

      let difference = difference(UnorderedPlan(item.plan(fleet)), UnorderedPlan(item.plan(shuffled)))

      #expect(difference == nil, "seed \(item.seed)")
    }
  }

  @Test func `the same record twice counts once`() {
    for var item in Self.cases where !item.fleet.isEmpty {
      let place = item.world.random.below(item.fleet.count)
      var fleet = item.fleet
      fleet.insert(fleet[place], at: place + 1 + item.world.random.below(fleet.count - place))

      var once = UnorderedPlan(item.plan)
      var twice = UnorderedPlan(item.plan(fleet))

      let more = twice.findings.filter { once.findings[$0.key] != $0.value }
      #expect(more.map(\.key.kind) == [.duplicateSerial], "seed \(item.seed)")
      once.findings = [:]
      twice.findings = [:]
      #expect(difference(once, twice) == nil, "seed \(item.seed)")
    }
  }

  @Test func `what another connection governs is only linked`() {
    for item in Self.cases {
      let touched = item.plan.changes.filter { change in
        guard case .existing(let asset)? = change.asset else { return false }
        return item.snapshot.governedElsewhere.contains(asset)
      }

      #expect(touched.allSatisfy { $0.kind == .linkAsset }, "seed \(item.seed)")
    }
  }

  @Test func `each change names its rule, and no two changes say the same`() {
    for item in Self.cases {
      let changes = item.plan.changes

      #expect(Set(changes).count == changes.count, "seed \(item.seed)")
      #expect(changes.allSatisfy { $0.reasonText.hasSuffix(".") }, "seed \(item.seed)")
      #expect(changes.count == item.plan.changeCount, "seed \(item.seed)")
      #expect(changes.count == item.plan.summary.values.reduce(0, +), "seed \(item.seed)")
    }
  }

  @Test func `a plan survives being written down and read`() throws {
    for item in Self.cases {
      let plan = item.plan

      let read = try JSONDecoder().decode(Plan.self, from: JSONEncoder().encode(plan))

      #expect(difference(plan, read) == nil, "seed \(item.seed)")
    }
  }

  @Test func `the text of a plan is a function of the plan alone`() throws {
    for item in Self.cases {
      let plan = item.plan
      let read = try JSONDecoder().decode(Plan.self, from: JSONEncoder().encode(plan))

      #expect(PlanText(read).lines == PlanText(plan).lines, "seed \(item.seed)")
      #expect(PlanText(item.plan).lines == PlanText(plan).lines, "seed \(item.seed)")
    }
  }

  @Test func `every asset has one Asset ID after the run, and no two have the same`() {
    for item in Self.cases {
      let plan = item.plan
      var ids = Dictionary(uniqueKeysWithValues: item.snapshot.assets.map { ($0.id, $0.key) })
      for change in plan.assetIDs { ids[change.asset] = ComparisonKey(change.to) }
      var keys = Array(ids.values)
      for case .create(let asset) in plan.adoptions.map(\.way) { keys.append(ComparisonKey(asset.assetID)) }

      #expect(Set(plan.assetIDs.map(\.asset)).count == plan.assetIDs.count, "seed \(item.seed)")
      #expect(Set(keys).count == keys.count, "seed \(item.seed)")
    }
  }

  @Test func `only active assets change hands, and only between employees`() {
    for item in Self.cases {
      let plan = item.plan
      let assets = Dictionary(uniqueKeysWithValues: item.snapshot.assets.map { ($0.id, $0) })
      func before(_ subject: Subject) -> Asset? {
        guard case .existing(let id) = subject.asset else { return nil }
        return assets[id]
      }

      let returned = Set(plan.checkIns.map(\.subject.asset))
      #expect(returned.count == plan.checkIns.count, "seed \(item.seed)")
      #expect(Set(plan.checkOuts.map(\.subject.asset)).count == plan.checkOuts.count, "seed \(item.seed)")
      for checkIn in plan.checkIns {
        #expect(before(checkIn.subject)?.state == .active, "seed \(item.seed)")
        #expect(before(checkIn.subject)?.checkout?.holder == .employee(checkIn.employee), "seed \(item.seed)")
      }
      for checkOut in plan.checkOuts {
        #expect(before(checkOut.subject)?.state != .archived, "seed \(item.seed)")
        let isFree = before(checkOut.subject)?.checkout == nil || returned.contains(checkOut.subject.asset)
        #expect(isFree, "seed \(item.seed)")
      }
    }
  }

  @Test func `nothing is checked out but to the active employee whose e-mail the owner has exactly`() {
    for item in Self.cases {
      for checkOut in item.plan.checkOuts {
        let employee = item.snapshot.employees.first { $0.id == checkOut.employee }
        let owners = item.fleet.filter {
          $0.serialNumber == nil || $0.serialNumber == checkOut.subject.serialNumber
        }
        .map(\.owner)
        let names = owners.compactMap { owner -> String? in
          guard case .person(let email, _) = owner else { return nil }
          return email.trimmingCharacters(in: .whitespaces).lowercased()
        }

        #expect(employee?.state == .active, "seed \(item.seed)")
        #expect(names.contains(employee?.email ?? ""), "seed \(item.seed)")
      }
    }
  }

  @Test func `there is no kind of change that deletes or archives`() {
    let kinds = ChangeKind.allCases.map(\.rawValue)

    #expect(kinds.allSatisfy { !$0.contains("delete") && !$0.contains("archive") })
  }
}

/// Where two values differ, found quickly where they do not.
private func difference<Value: Equatable>(_ a: Value, _ b: Value) -> String? {
  a == b ? nil : diff(a, b) ?? "they differ"
}
