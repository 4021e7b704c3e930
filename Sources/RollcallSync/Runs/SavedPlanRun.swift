import RollcallCore
import RollcallKit
package import RollcallStore

extension SyncRun {
  /// Carries out exactly a plan that was saved, without asking the tenant: unless a row moved that it decides on, or the brake holds
  /// it (I1).
  package func sync(
    _ saved: SavedPlan, on register: Register, patience: Duration = .zero
  ) async -> RunReport {
    await inTurn(on: register, patience) { lease, watch in
      do throws(IntegrationError) {
        return try carryOut(saved, on: register, lease, watch)
      } catch {
        return failed(error, on: register, lease, watch)
      }
    }
  }

  private func carryOut(
    _ saved: SavedPlan, on register: Register, _ lease: Lease, _ watch: Stopwatch
  ) throws(IntegrationError) -> RunReport {
    var plan = saved.plan
    let snapshot = try register.part(of: setup)
    plan.instant = watch.started
    plan.revision = snapshot.revision
    plan.held =
      saved.plan.held.flatMap { $0.rule == .i3 ? $0 : nil }
      ?? plan.brake(on: snapshot, limit: setup.options.maxCheckoutChanges)
    if let tenant = saved.tenant { try register.refuseSharing(of: tenant, by: setup) }
    let alerts = AlertReading(ofSaved: plan)
    let record = RunRecord(
      started: watch.started, milliseconds: watch.elapsed, opened: alerts.opened, closed: alerts.closed,
      assetIDSource: saved.assetIDSource, testedSettings: saved.testedSettings, tenant: saved.tenant,
      lease: lease)
    var report = RunReport(connection: setup.reference, outcome: .stale, plan: plan)
    report.refusal = MappingLock(setup, inForce: try register.mapping(of: setup)).refusal.map {
      SettingsRefusal($0)
    }
    switch try register.carryOut(saved: plan, record, of: setup) {
    case .applied(let run):
      report.run = run
      report.outcome = plan.isEmpty ? .unchanged : .applied
    case .held(let run):
      report.run = run
      report.outcome = .held
    case .moved: report.plan?.held = nil
    }
    report.milliseconds = watch.elapsed
    return report
  }
}
