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
    connection = ConnectionReference(
      account: AccountReference(place.account), integration: place.integration)
    instant = Instant(milliseconds: world.clock)
  }

  func perform(on register: Register) throws -> ProductRun {
    let options = try options(on: register)
    let plan = try plan(options, on: register)
    var broken = try lawsOfPlan(plan)
    let record = RunRecord(started: instant, milliseconds: 1, assetIDSource: options.assetID)
    if plan.held != nil {
      _ = try register.record(record, outcome: .held, plan: plan, of: connection)
      return ProductRun(picture: plan.picture, again: nil, brokenLaws: broken)
    }
    guard case .applied(let run) = try register.apply(plan, of: connection, as: record) else {
      return ProductRun(picture: plan.picture, again: nil, brokenLaws: ["I5: the journal moved"])
    }
    broken += try lawsOfRun(run, plan, on: register)
    let second = try self.plan(options, on: register)
    if !second.learned.isEmpty { broken.append("A5: a second plan learns models") }
    let again = SecondPlanPicture(changes: second.picture.changes, hasNotes: !second.notes.isEmpty)
    return ProductRun(picture: plan.picture, again: again, brokenLaws: broken)
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

  /// A7: one event a change; the findings are those of the last run.
  private func lawsOfRun(_ run: Int64, _ plan: Plan, on register: Register) throws -> [String] {
    var broken: [String] = []
    let events = try register.events(of: run).map {
      PictureText.change($0.kind, asset: $0.assetID, from: $0.from, to: $0.to, rule: $0.rule ?? "")
    }
    if events != plan.picture.changes { broken.append("A7: the journal says \(events)") }
    let kept = try register.findings().filter { $0.connection == connection }.map(\.finding)
    if Set(kept) != Set(plan.findings) {
      broken.append("The register keeps other findings than the plan has")
    }
    return broken
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
