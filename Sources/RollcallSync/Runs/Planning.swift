import RollcallCore
import RollcallKit
import RollcallStore

/// All devices of a tenant, and which tenant it is where the settings were tested anew.
struct FetchedFleet: Sendable {
  var fetch: Fetch
  /// Nil when the settings had passed their test before: then it is the tenant of the last run.
  var tenant: RegisteredTenant?
}

/// A plan with what it was made of: the mapping in force (C6), and the tenant of the last applied run (I3).
struct Planning {
  let plan: Plan
  let lock: MappingLock
  let fetched: FetchedFleet
  private let fingerprint: String
  private let reference: ConnectionReference

  /// Plans what a fleet means for the register.
  init(
    _ fetched: FetchedFleet, on register: Register?, of setup: ConnectionSetup, at instant: Instant
  ) throws(IntegrationError) {
    let lock = MappingLock(setup, inForce: try register?.mapping(of: setup))
    let snapshot = try register?.part(of: setup) ?? Snapshot(connection: RowID(0))
    var plan = Planner.plan(fetched.fetch, on: snapshot, in: setup.context(lock.options, at: instant))
    if let hold = try register?.tenantChange(to: fetched.tenant, of: setup)?.hold(plan.signs) {
      plan.held = hold
    }
    self.plan = plan
    self.lock = lock
    self.fetched = fetched
    fingerprint = setup.fingerprint
    reference = setup.reference
  }

  /// The plan as it is put away for later.
  var saved: SavedPlan {
    SavedPlan(
      connection: reference, plan: plan, assetIDSource: lock.options.assetID, testedSettings: fingerprint,
      tenant: fetched.tenant)
  }

  /// What the register keeps of the run besides.
  func record(_ setup: ConnectionSetup, _ lease: Lease, _ watch: Stopwatch) -> RunRecord {
    let alerts = AlertReading(of: plan, refusal: lock.refusal)
    return RunRecord(
      started: watch.started, milliseconds: watch.elapsed, opened: alerts.opened, closed: alerts.closed,
      assetIDSource: lock.options.assetID, testedSettings: fingerprint, tenant: fetched.tenant, lease: lease)
  }
}
