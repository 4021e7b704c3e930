package import RollcallCore
import RollcallKit
package import RollcallStore

/// One run of one connection, the whole way on one screen:
///
///     turn (A6) ─► test, if these settings never passed (J4) ─► fetch, completely (A3) ─► snapshot ─► plan (a dry run ends here)
///                                              ─► hold (I1, I3), or apply in one transaction (A2) ─► report
///
/// A failure anywhere leaves the register as it was, apart from the failed run's own row and its alerts.
package struct SyncRun: Sendable {
  let setup: ConnectionSetup
  let host: SyncHost
  private let observer: RunObserver

  /// A run of a connection.
  package init(_ setup: ConnectionSetup, host: SyncHost, observer: RunObserver = .silent) {
    self.setup = setup
    self.host = host
    self.observer = observer
  }

  /// The connection.
  package var connection: ConnectionReference { setup.reference }

  /// How often a run plans again when the account's journal moves meanwhile (I5).
  private static let attempts = 4

  /// What a sync would do; writes nothing. Without a register it plans on an empty one.
  package func plan(on register: Register?) async -> RunReport {
    let watch = Stopwatch(started: host.now())
    do throws(IntegrationError) {
      let fetched = try await fetch(register)
      let planning = try Planning(fetched, on: register, of: setup, at: host.now())
      var report = report(.planned, planning, watch)
      report.saved = planning.saved
      return report
    } catch {
      return RunReport(
        connection: setup.reference, outcome: .failed, error: error, milliseconds: watch.elapsed)
    }
  }

  /// Fetches, plans and applies, on a register that knows the connection.
  ///
  /// - Parameter patience: how long to wait for another run of the connection.
  package func sync(on register: Register, patience: Duration = .zero) async -> RunReport {
    await inTurn(on: register, patience) { lease, watch in
      do throws(IntegrationError) {
        let fetched = try await fetch(register)
        for _ in 1...Self.attempts {
          if let report = try attempt(fetched, on: register, lease, watch) { return report }
        }
        throw busy
      } catch {
        return failed(error, on: register, lease, watch)
      }
    }
  }

  /// Runs a body while no other run of the connection is going on; a turn that does not come is a failure without a run.
  func inTurn(
    on register: Register, _ patience: Duration, _ body: (Lease, Stopwatch) async -> RunReport
  ) async -> RunReport {
    let waiting = Stopwatch(started: host.now())
    do {
      return try await host.turns.take(of: setup.reference, on: register, patience: patience) { lease in
        // Somebody may have paused the connection while this run waited: after an undo, say (I4).
        guard try register.pauseReason(of: setup.reference) == nil else {
          return RunReport(connection: setup.reference, outcome: .paused)
        }
        return await body(lease, Stopwatch(started: host.now()))
      }
    } catch {
      return RunReport(
        connection: setup.reference, outcome: .failed, error: IntegrationError(turnFailed: error),
        milliseconds: waiting.elapsed)
    }
  }

  /// Tests the settings where they never passed, and fetches all devices.
  func fetch(_ register: Register?) async throws(IntegrationError) -> FetchedFleet {
    let tested = try register?.tested(setup) ?? .never
    let connection = try LiveConnection.open(setup, on: host, observer: observer)
    var tenant: RegisteredTenant?
    if tested == .never {
      let report = try await connection.passTest()
      tenant = report.tenant.map { RegisteredTenant(id: $0.id, name: $0.name) }
      if let tenant { try register?.refuseSharing(of: tenant, by: setup) }
    }
    return FetchedFleet(fetch: try await connection.fetch(on: host), tenant: tenant)
  }

  /// Plans and applies; nil when the register moved in between.
  private func attempt(
    _ fetched: FetchedFleet, on register: Register, _ lease: Lease, _ watch: Stopwatch
  ) throws(IntegrationError) -> RunReport? {
    let planning = try Planning(fetched, on: register, of: setup, at: host.now())
    let record = planning.record(setup, lease, watch)
    observer.planned()
    switch try register.carryOut(planning.plan, record, of: setup) {
    case .applied(let run):
      return report(planning.plan.isEmpty ? .unchanged : .applied, planning, watch, run: run)
    case .held(let run): return report(.held, planning, watch, run: run)
    case .moved: return nil
    }
  }

  private func report(
    _ outcome: RunReport.Outcome, _ planning: Planning, _ watch: Stopwatch, run: Int64? = nil
  ) -> RunReport {
    RunReport(
      connection: setup.reference, outcome: outcome, run: run, plan: planning.plan,
      refusal: planning.lock.refusal, warnings: planning.fetched.fetch.warnings, milliseconds: watch.elapsed)
  }

  func failed(
    _ error: IntegrationError, on register: Register, _ lease: Lease, _ watch: Stopwatch
  ) -> RunReport {
    var report = RunReport(connection: setup.reference, outcome: .failed, error: error)
    do {
      report.run = try register.keepFailure(error, of: setup, lease, watch)
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

extension IntegrationError {
  /// Why a turn did not come, or was lost.
  fileprivate init(turnFailed error: any Error) {
    self =
      switch error {
      case let busy as Busy: IntegrationError(.transient, busy.message, hint: busy.hint)
      case let error as StoreError: IntegrationError(error)
      case is CancellationError: IntegrationError(.cancelled, "The run was interrupted.")
      default: IntegrationError(.transient, "The run could not begin: \(error)")
      }
  }
}
