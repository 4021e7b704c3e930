import RollcallCore
import RollcallKit
import RollcallStore

/// All devices of a tenant, and the settings that they were fetched with.
struct FetchedFleet {
  var fetch: Fetch
  var settings: ChosenSettings
}

/// A plan with what it was made of: the devices, the settings, and the mapping in force (C6).
struct Planning {
  let plan: Plan
  let lock: MappingLock
  let fetched: FetchedFleet

  /// Plans what a fleet means for the register.
  init(
    _ fetched: FetchedFleet, on register: Register?, at instant: Instant
  ) throws(IntegrationError) {
    let setup = fetched.settings.setup
    let lock = MappingLock(setup, inForce: try register?.mapping(of: setup))
    let snapshot = try register?.part(of: setup) ?? Snapshot(connection: RowID(0))
    var plan = Planner.plan(fetched.fetch, on: snapshot, in: setup.context(lock.options, at: instant))
    if fetched.settings.candidate != nil,
      let hold = try register?.tenantChange(to: fetched.settings.tenant, of: setup)?.hold(plan.signs)
    {
      plan.held = hold
    }
    self.plan = plan
    self.lock = lock
    self.fetched = fetched
  }

  /// The settings that wait for a person together with the plan (I3); nil when the plan is not held because of them.
  var heldSettings: AcceptedSettings? {
    plan.held?.rule == .i3 ? fetched.settings.candidate : nil
  }

  /// Why the file's settings are not used as they are; nil when they are.
  var refusal: SettingsRefusal? {
    fetched.settings.refusal ?? lock.refusal.map { SettingsRefusal($0) }
  }

  /// The plan as it is put away for later.
  func saved(marking key: SealingKey?) throws(IntegrationError) -> SavedPlan {
    let settings = try SettingsImage(fetched.settings.connection.settings).accepted()
    return SavedPlan(
      connection: fetched.settings.setup.reference, plan: plan, assetIDSource: lock.options.assetID,
      testedSettings: settings.tested.mark(key), tenant: fetched.settings.tenant)
  }

  /// What the register keeps of the run besides.
  func record(
    _ lease: Lease, _ watch: Stopwatch, on register: Register
  ) throws(IntegrationError) -> RunRecord {
    var alerts = AlertReading(of: plan, refusal: lock.refusal)
    alerts.note(keyFault: try register.keyFault(of: fetched.settings.setup))
    let held = heldSettings
    return RunRecord(
      started: watch.started, milliseconds: watch.elapsed, opened: alerts.opened, closed: alerts.closed,
      assetIDSource: lock.options.assetID, testedSettings: try held?.tested.mark(register.key()),
      tenant: held?.tenant, settings: held, lease: lease)
  }
}
