package import RollcallCore
import RollcallKit
package import RollcallStore

/// Keeps every connection in step on its interval, each by itself: what one does or fails to do holds up no other.
///
///     the file ─► DaemonSettings ─► Schedule ─► runs on threads of their own ─► reports
///     a person ─► sync now ───────────┘ ▲                       │
///                                       └── ended ──────────────┘
///
/// It writes nothing itself: each run does, under its lease (A6). Another process may run the same connections meanwhile.
package actor Daemon {
  private let register: Register
  private let clock: DaemonClock
  private let watch: DaemonWatch
  private let threads = RunThreads(Schedule.concurrency + 2)
  private let bell = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
  private var settings: DaemonSettings
  private var setups: [ConnectionReference: ConnectionSetup] = [:]
  private var schedule = Schedule()
  private var runs: [ConnectionReference: DaemonRun] = [:]
  private var isFirstPassTold = false

  /// A daemon on a register that knows the accounts of the settings.
  package init(_ settings: DaemonSettings, on register: Register, clock: DaemonClock, watch: DaemonWatch) {
    self.settings = settings
    self.register = register
    self.clock = clock
    self.watch = watch
  }

  /// Works until the task is cancelled, and then until what goes on has ended.
  package func run() async {
    take(settings)
    var alarm: Task<Void, Never>?
    bell.continuation.yield()
    await withTaskCancellationHandler {
      for await _ in bell.stream {
        alarm?.cancel()
        if Task.isCancelled { break }
        startWhatIsDue()
        tellFirstPass()
        alarm = setAlarm()
      }
    } onCancel: {
      bell.continuation.finish()
    }
    alarm?.cancel()
    await stop()
  }

  /// Afterwards the daemon runs what these settings say. A run that goes on ends on the settings that it began with; the test of
  /// settings that are out of date is given up.
  package func take(_ settings: DaemonSettings) {
    self.settings = settings
    let before = setups
    setups = Dictionary(uniqueKeysWithValues: settings.enabled.map { ($0.reference, $0) })
    schedule.set(settings.enabled.map { ($0.reference, interval: $0.interval) }, at: clock.now())
    for setup in settings.enabled {
      guard let old = before[setup.reference], !old.says(theSameAs: setup) else { continue }
      schedule.want(setup.reference, at: clock.now())
      runs[setup.reference]?.giveUpTest()
    }
    for (reference, run) in runs where setups[reference] == nil { run.giveUpTest() }
    ring()
  }

  /// Looks up the secrets of every connection, and runs those soon whose settings are others than those that are used or refused, or
  /// than those with which they stand still.
  package func lookAtSecrets() async {
    for setup in settings.enabled where !Task.isCancelled {
      let run = SyncRun(setup, host: settings.host, retrying: .daemon)
      let (mark, isNew) = await on(threads) { [register] in
        let mark = run.mark(on: register)
        return (mark, run.isNew(mark, on: register))
      }
      let isFree = schedule.hasStandstill(setup.reference) && !standsStill(setup.reference, mark: mark)
      if isNew || isFree { schedule.want(setup.reference, at: clock.now()) }
    }
    ring()
  }

  /// Runs a connection as soon as it may; false when it is not run by this daemon.
  package func syncNow(_ reference: ConnectionReference) -> Bool {
    guard setups[reference] != nil else { return false }
    schedule.want(reference, at: clock.now())
    ring()
    return true
  }

  /// When each connection is run next.
  package var nextRuns: [ConnectionReference: Instant] {
    setups.keys.reduce(into: [:]) { $0[$1] = schedule.due($1) }
  }

  private func ring() { bell.continuation.yield() }

  private func setAlarm() -> Task<Void, Never>? {
    guard let next = schedule.nextLook(at: clock.now()) else { return nil }
    return Task { [clock, bell] in
      do { try await clock.sleep(next) } catch { return }
      bell.continuation.yield()
    }
  }

  private func startWhatIsDue() {
    for reference in schedule.start(at: clock.now()) {
      guard let setup = setups[reference] else { continue }
      let run = DaemonRun(setup, host: settings.host, register: register, watch: watch)
      let mayStandStill = schedule.hasStandstill(reference)
      runs[reference] = run
      run.start(on: threads) { [weak self] in
        if mayStandStill, await self?.standsStill(reference, mark: run.mark()) ?? true { return .stood }
        return await run.sync()
      } ended: { [weak self] ending in
        await self?.ended(reference, ending, interval: run.interval())
      }
    }
  }

  private func standsStill(_ reference: ConnectionReference, mark: String) -> Bool {
    schedule.standsStill(reference, mark: mark, at: clock.now())
  }

  private func ended(
    _ reference: ConnectionReference, _ ending: Schedule.Ending, interval: Int64
  ) {
    runs[reference] = nil
    schedule.set(interval: interval, of: reference)
    schedule.ended(reference, ending, at: clock.now())
    ring()
  }

  private func tellFirstPass() {
    guard !isFirstPassTold, schedule.isFirstPassOver(at: clock.now()) else { return }
    isFirstPassTold = true
    watch.firstPassOver()
  }

  private func stop() async {
    let open = Array(runs.values)
    for run in open { run.cancel() }
    for run in open { await run.end() }
  }
}

/// Does something on the threads of runs.
private func on<Value: Sendable>(
  _ threads: RunThreads, _ body: @escaping @Sendable () -> Value
) async -> Value {
  await withTaskExecutorPreference(threads) { body() }
}
