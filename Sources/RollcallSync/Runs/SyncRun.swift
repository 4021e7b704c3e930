package import RollcallCore
import RollcallKit
package import RollcallStore

/// One run of one connection, the whole way on one screen:
///
///     turn (A6) ─► settings (J4, J5) ─► fetch, completely (A3) ─► snapshot ─► plan (a dry run ends here)
///                                         ─► hold (I1, I3), or apply in one transaction (A2) ─► report
///
/// A failure anywhere leaves the register as it was, apart from the failed run's own row and its alerts.
package struct SyncRun: Sendable {
  let setup: ConnectionSetup
  let host: SyncHost
  private let observer: RunObserver
  private let retrying: Retrying

  /// A run of a connection.
  package init(
    _ setup: ConnectionSetup, host: SyncHost, observer: RunObserver = .silent, retrying: Retrying = .oneShot
  ) {
    self.setup = setup
    self.host = host
    self.observer = observer
    self.retrying = retrying
  }

  /// The connection.
  package var connection: ConnectionReference { setup.reference }

  /// How often a run plans again when the account's journal moves meanwhile (I5).
  private static let attempts = 4

  /// What a sync would do; writes nothing. Without a register it plans on an empty one.
  package func plan(on register: Register?) async -> RunReport {
    let watch = Stopwatch(started: host.now())
    do throws(IntegrationError) {
      let fetched: FetchedFleet
      switch await fetch(register) {
      case .success(let fleet): fetched = fleet
      case .failure(let failure): return failure.report(of: setup.reference, watch)
      }
      let planning = try Planning(fetched, on: register, at: host.now())
      var report = report(.planned, planning, watch)
      report.saved = try planning.saved(marking: try register?.key())
      return report
    } catch {
      return FailedFetch(reason: error).report(of: setup.reference, watch)
    }
  }

  /// Fetches, plans and applies, on a register that knows the connection.
  ///
  /// - Parameter patience: how long to wait for another run of the connection.
  package func sync(on register: Register, patience: Duration = .zero) async -> RunReport {
    await inTurn(on: register, patience) { lease, watch in
      switch await fetch(register, lease) {
      case .failure(let failure):
        return failed(failure.reason, failure.refusal, on: register, lease, watch)
      case .success(let fetched):
        var report = await apply(fetched, on: register, lease, watch)
        if report.plan?.held?.rule == .i3 {
          report.meanwhile = await runOnLastGoodSettings(on: register, lease)
        }
        return report
      }
    }
  }

  /// Tells the settings that the file wants from others, secrets included.
  package func mark(on register: Register) -> String {
    stage(register, nil).wantedMark
  }

  /// Whether settings with a mark are neither used nor refused.
  package func isNew(_ mark: String, on register: Register) -> Bool {
    guard let state = try? register.settingsState(of: setup.reference) else { return false }
    return mark != state.applied?.mark && mark != state.refused?.mark
  }

  /// How often the settings that runs use are to be run, in milliseconds: the last good ones where the file's are refused (J5).
  package func interval(on register: Register) -> Int64 { setup.interval(on: register) }

  /// What the old settings do while the new ones wait for a person (I3); nothing where there are none.
  private func runOnLastGoodSettings(on register: Register, _ lease: Lease) async -> [RunReport] {
    let watch = Stopwatch(started: host.now())
    var refusal: SettingsRefusal?
    do throws(IntegrationError) {
      let state = try register.state(of: setup)
      refusal = state.refused.map { SettingsRefusal($0) }
      guard let refusal, let chosen = try stage(register, lease).fallBack(state, refusal) else { return [] }
      let fetched = FetchedFleet(fetch: try await chosen.connection.fetch(on: host), settings: chosen)
      return [await apply(fetched, on: register, lease, watch)]
    } catch {
      return [failed(error, refusal, on: register, lease, watch)]
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

  /// Chooses the settings and fetches all devices.
  func fetch(_ register: Register?, _ lease: Lease? = nil) async -> Result<FetchedFleet, FailedFetch> {
    let stage = stage(register, lease)
    var refusal: SettingsRefusal?
    do throws(IntegrationError) {
      var chosen = try await stage.choose()
      refusal = chosen.refusal
      do throws(IntegrationError) {
        return .success(FetchedFleet(fetch: try await chosen.connection.fetch(on: host), settings: chosen))
      } catch {
        // A secret may have been changed since it was looked up.
        guard error.kind == .authentication, stage.hasRotated(since: chosen) else { throw error }
      }
      chosen = try await stage.choose()
      refusal = chosen.refusal
      return .success(FetchedFleet(fetch: try await chosen.connection.fetch(on: host), settings: chosen))
    } catch {
      return .failure(FailedFetch(reason: error, refusal: refusal))
    }
  }

  /// All devices, or why there are none.
  func fetchedFleet(_ register: Register?) async throws(IntegrationError) -> FetchedFleet {
    switch await fetch(register) {
    case .success(let fetched): return fetched
    case .failure(let failure): throw failure.reason
    }
  }

  private func stage(_ register: Register?, _ lease: Lease?) -> SettingsStage {
    SettingsStage(
      setup: setup, host: host, observer: observer, retrying: retrying, register: register, lease: lease)
  }

  /// Plans and carries out, again when the register moved in between (I5).
  private func apply(
    _ fetched: FetchedFleet, on register: Register, _ lease: Lease, _ watch: Stopwatch
  ) async -> RunReport {
    do throws(IntegrationError) {
      for _ in 1...Self.attempts {
        if let report = try attempt(fetched, on: register, lease, watch) { return report }
      }
      throw busy
    } catch {
      return failed(error, fetched.settings.refusal, on: register, lease, watch)
    }
  }

  /// Plans and applies; nil when the register moved in between.
  private func attempt(
    _ fetched: FetchedFleet, on register: Register, _ lease: Lease, _ watch: Stopwatch
  ) throws(IntegrationError) -> RunReport? {
    let planning = try Planning(fetched, on: register, at: host.now())
    if let candidate = fetched.settings.candidate, planning.heldSettings == nil {
      try register.accept(candidate, setup, lease, host)
    }
    let record = try planning.record(lease, watch, on: register)
    observer.planned()
    switch try register.carryOut(planning.plan, record, of: setup) {
    case .applied(let run):
      return report(planning.plan.isEmpty ? .unchanged : .applied, planning, watch, run: run)
    case .held(let run):
      try refuse(planning, run, on: register, lease)
      return report(.held, planning, watch, run: run)
    case .moved: return nil
    }
  }

  /// Settings that a person has to decide about are not used until then (I3).
  private func refuse(
    _ planning: Planning, _ run: Int64, on register: Register, _ lease: Lease
  ) throws(IntegrationError) {
    guard let candidate = planning.heldSettings, let hold = planning.plan.held else { return }
    let error = IntegrationError(
      .configuration, hold.message,
      hint:
        "`rollcall runs show \(run)` shows the plan; `runs approve \(run)` takes the new tenant, `runs discard \(run)` does not."
    )
    try register.refuse(
      candidate.whole.mark(try register.key()), candidate, error, run: run, setup, lease, host)
  }

  private func report(
    _ outcome: RunReport.Outcome, _ planning: Planning, _ watch: Stopwatch, run: Int64? = nil
  ) -> RunReport {
    var report = RunReport(
      connection: setup.reference, outcome: outcome, run: run, plan: planning.plan,
      refusal: planning.refusal, warnings: planning.fetched.fetch.warnings, milliseconds: watch.elapsed)
    report.missed = planning.fetched.fetch.missed
    return report
  }

  func failed(
    _ error: IntegrationError, _ refusal: SettingsRefusal? = nil, on register: Register, _ lease: Lease,
    _ watch: Stopwatch
  ) -> RunReport {
    var report = RunReport(connection: setup.reference, outcome: .failed, error: error, refusal: refusal)
    // A run that was given up from our side says nothing about the connection.
    if error.kind == .cancelled { return report }
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
