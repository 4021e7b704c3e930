import RollcallCore
import RollcallKit
package import RollcallStore

/// One run of one connection, the whole way on one screen:
///
///     test, if these settings never passed (J4) ─► fetch, completely (A3) ─► snapshot ─► plan (a dry run ends here)
///                                                              ─► apply in one transaction (A2) ─► report
///
/// A failure anywhere leaves the register as it was, apart from the failed run's own row and its alerts.
package struct SyncRun: Sendable {
  private let setup: ConnectionSetup
  private let host: SyncHost
  private let observer: FetchObserver

  /// A run of a connection.
  package init(_ setup: ConnectionSetup, host: SyncHost, observer: FetchObserver = .silent) {
    self.setup = setup
    self.host = host
    self.observer = observer
  }

  /// How often a run plans again when the account's journal moves meanwhile (I5).
  private static let attempts = 4

  /// What a sync would do; writes nothing. Without a register it plans on an empty one.
  package func plan(on register: Register?) async -> RunReport {
    let watch = Stopwatch(started: host.now())
    do throws(IntegrationError) {
      let tested = try register?.tested(setup) ?? .never
      let fetch = try await fetch(tested)
      let lock = MappingLock(setup, inForce: try register?.mapping(of: setup))
      let snapshot = try register?.part(of: setup) ?? Snapshot(connection: RowID(0))
      let plan = Planner.plan(fetch, on: snapshot, in: setup.context(lock.options, at: watch.started))
      return report(.planned, plan, lock, fetch, watch)
    } catch {
      return RunReport(
        connection: setup.reference, outcome: .failed, error: error, milliseconds: watch.elapsed)
    }
  }

  /// Fetches, plans and applies, on a register that knows the connection.
  package func sync(on register: Register) async -> RunReport {
    let watch = Stopwatch(started: host.now())
    do throws(IntegrationError) {
      let fetch = try await fetch(try register.tested(setup))
      for _ in 1...Self.attempts {
        if let report = try attempt(fetch, on: register, watch) { return report }
      }
      throw busy
    } catch {
      return failed(error, on: register, watch)
    }
  }

  private func fetch(_ tested: TestState) async throws(IntegrationError) -> Fetch {
    let connection = try LiveConnection.open(setup, on: host, observer: observer)
    if tested == .never { try await connection.passTest() }
    return try await connection.fetch(on: host)
  }

  /// Plans and applies; nil when the register moved in between.
  private func attempt(
    _ fetch: Fetch, on register: Register, _ watch: Stopwatch
  ) throws(IntegrationError) -> RunReport? {
    let lock = MappingLock(setup, inForce: try register.mapping(of: setup))
    let plan = Planner.plan(
      fetch, on: try register.part(of: setup), in: setup.context(lock.options, at: watch.started))
    let alerts = AlertReading(of: plan, refusal: lock.refusal)
    let record = RunRecord(
      started: watch.started, milliseconds: watch.elapsed, opened: alerts.opened, closed: alerts.closed,
      assetIDSource: lock.options.assetID, testedSettings: setup.fingerprint)
    if plan.held != nil {
      let run = try register.keep(record, outcome: .held, plan: plan, of: setup)
      return report(.held, plan, lock, fetch, watch, run: run)
    }
    switch try register.carryOut(plan, record, of: setup) {
    case .applied(let run):
      return report(plan.isEmpty ? .unchanged : .applied, plan, lock, fetch, watch, run: run)
    case .moved:
      return nil
    }
  }

  private func report(
    _ outcome: RunReport.Outcome, _ plan: Plan, _ lock: MappingLock, _ fetch: Fetch, _ watch: Stopwatch,
    run: Int64? = nil
  ) -> RunReport {
    RunReport(
      connection: setup.reference, outcome: outcome, run: run, plan: plan, refusal: lock.refusal,
      warnings: fetch.warnings, milliseconds: watch.elapsed)
  }

  private func failed(_ error: IntegrationError, on register: Register, _ watch: Stopwatch) -> RunReport {
    var report = RunReport(connection: setup.reference, outcome: .failed, error: error)
    do {
      report.run = try register.keepFailure(error, of: setup, watch)
    } catch {
      report.warnings.append("The failed run could not be recorded: \(error.message)")
    }
    report.milliseconds = watch.elapsed
    return report
  }

  private var busy: IntegrationError {
    IntegrationError(
      .transient, "The account \(setup.reference.account) kept changing while the sync was planned.",
      hint: "Run the sync again when the other work is done.")
  }
}
