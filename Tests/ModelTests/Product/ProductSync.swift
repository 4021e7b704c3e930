import Foundation
import RollcallCore
import RollcallStore

/// One run as a sync makes it: snapshot, plan, apply; and the laws that hold for every run.
struct ProductSync {
  private let connection: ConnectionReference
  private let place: WorldPlace
  private let world: World
  private let instant: Instant

  init(_ place: WorldPlace, in world: World) {
    self.place = place
    self.world = world
    connection = place.connection
    instant = Instant(milliseconds: world.clock)
  }

  func perform(on register: Register) throws -> ProductRun {
    let options = try options(on: register)
    let plan = try plan(options, on: register)
    var run = ProductRun(picture: plan.picture, brokenLaws: try lawsOfPlan(plan))
    let record = RunRecord(started: instant, milliseconds: 1, assetIDSource: options.assetID)
    let isHeld = plan.held != nil
    let result =
      isHeld
      ? try register.hold(plan, of: connection, as: record)
      : try register.apply(plan, of: connection, as: record)
    switch result {
    case .moved: run.brokenLaws.append("I5: the journal moved")
    case .held: break
    case .applied(let number):
      run.brokenLaws += try lawsOfFindings(plan, on: register) + lawsOfJournal(number, plan, on: register)
      if !plan.isEmpty { run.applied = number }
      run.again = try secondPlan(options, on: register)
    }
    return run
  }

  private func secondPlan(_ options: SyncOptions, on register: Register) throws -> SecondPlanPicture {
    let plan = try plan(options, on: register)
    return SecondPlanPicture(
      changes: plan.picture.changes, hasNotes: !plan.notes.isEmpty, learns: !plan.learned.isEmpty)
  }

  private func plan(_ options: SyncOptions, on register: Register) throws -> Plan {
    let earlier = world.earlier(than: place).compactMap { ConnectionReference($0) }
    return Planner.plan(
      fetch, on: try register.snapshot(of: connection, earlier: earlier),
      in: PlanningContext(integration: place.integrationName, options: options, instant: instant))
  }

  private func options(on register: Register) throws -> SyncOptions {
    var options = (world.settings[place] ?? ModelSettings()).options
    options.assetID = try register.mappingInForce(of: connection) ?? options.assetID
    return options
  }

  private var fetch: Fetch {
    let tenant = world.tenants[place] ?? WorldTenant()
    let all = tenant.reply.enumerated().filter { !$0.element.isTrashed }
    let bad = (0..<tenant.bad).map {
      BadRecord(place: tenant.devices.count + $0, problem: "It is no object.")
    }
    return Fetch(
      devices: Fleet(all.map { $0.element.device(at: $0.offset) }),
      schema: DetailSchema(stable: ["os_version"], volatile: ["battery"]), badRecords: bad,
      framed: tenant.devices.count + tenant.bad)
  }

  /// A plan is a value that can be written and read.
  private func lawsOfPlan(_ plan: Plan) throws -> [String] {
    guard !plan.isEmpty else { return [] }
    let read = try JSONDecoder().decode(Plan.self, from: try JSONEncoder().encode(plan))
    return read == plan ? [] : ["The plan that was written and read is another one"]
  }

  /// A7: one event a change.
  private func lawsOfJournal(_ run: Int64, _ plan: Plan, on register: Register) throws -> [String] {
    let events = try register.events(of: run).map {
      PictureText.change($0.kind, asset: $0.assetID, from: $0.from, to: $0.to, rule: $0.rule ?? "")
    }
    return events == plan.picture.changes ? [] : ["A7: the journal says \(events)"]
  }

  /// The findings are those of the last run that was applied.
  private func lawsOfFindings(_ plan: Plan, on register: Register) throws -> [String] {
    let kept = try register.findings().filter { $0.connection == connection }.map(\.finding)
    return Set(kept) == Set(plan.findings) ? [] : ["The register keeps other findings than the plan has"]
  }
}

extension ModelDevice {
  /// The device as a plugin's mapping would give it.
  fileprivate func device(at place: Int) -> Device {
    Device(
      place: place, deviceID: udid, serialNumber: serial.flatMap { SerialNumber($0) }, name: name,
      assetTag: tag,
      model: DeviceModel(name: model, identifier: modelIdentifier), manufacturer: maker, owner: owner.owner,
      managed: isManaged, lastSeen: contact.lastSeen,
      details: DeviceDetails(stable: system ?? "", volatile: battery ?? ""))
  }
}

extension ModelOwner {
  fileprivate var owner: Owner {
    switch self {
    case .person(let email): .person(email: email, name: nil)
    case .stranger(let name): .personWithoutEmail(name: name)
    case .nobody: .nobody
    case .unsaid: .notReported
    }
  }
}

extension ModelContact {
  fileprivate var lastSeen: LastSeen? {
    switch self {
    case .none: nil
    case .unreadable: .unreadable("soon")
    case .at(let seconds): .instant(seconds)
    }
  }
}
