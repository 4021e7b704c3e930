import RollcallCore
import RollcallKit
import RollcallStore
import Synchronization

/// A run that the daemon started: it can be given up, and waited for.
final class DaemonRun: Sendable {
  private enum Stage { case testing, working }

  private let setup: ConnectionSetup
  private let host: SyncHost
  private let register: Register
  private let watch: DaemonWatch
  private let stage = Mutex(Stage.working)
  private let task = Mutex<Task<Void, Never>?>(nil)

  /// How long a run waits for one that another process began.
  private static let patience = Duration.seconds(60)

  init(_ setup: ConnectionSetup, host: SyncHost, register: Register, watch: DaemonWatch) {
    self.setup = setup
    self.host = host
    self.register = register
    self.watch = watch
  }

  func start(
    on threads: RunThreads, _ body: @escaping @Sendable () async -> Schedule.Ending,
    ended: @escaping @Sendable (Schedule.Ending) async -> Void
  ) {
    let started = Task(executorPreference: threads) { await ended(await body()) }
    task.withLock { $0 = started }
  }

  /// Tells the settings that a run would use from others.
  func mark() -> String { SyncRun(setup, host: host, retrying: .daemon).mark(on: register) }

  /// How often the connection is to be run from now on, in milliseconds.
  func interval() -> Int64 { SyncRun(setup, host: host, retrying: .daemon).interval(on: register) }

  /// The run itself. A paused connection is left alone.
  func sync() async -> Schedule.Ending {
    if (try? register.pauseReason(of: setup.reference)) ?? nil != nil { return .done }
    watch.started(setup.reference)
    let observer = RunObserver(
      devices: { [self] _ in set(.working) }, bytes: { _ in }, testing: { [self] in set(.testing) })
    let run = SyncRun(setup, host: host, observer: observer, retrying: .daemon)
    let report = await run.sync(on: register, patience: Self.patience)
    watch.ended(report)
    guard let error = report.error else { return .done }
    return Schedule.Ending(error, mark: run.mark(on: register), at: host.now())
  }

  /// Gives the run up if it only tests settings so far.
  func giveUpTest() {
    if stage.withLock({ $0 == .testing }) { cancel() }
  }

  /// Gives the run up; what it wrote in one transaction is whole or not there.
  func cancel() { task.withLock { $0 }?.cancel() }

  /// Returns when the run has ended.
  func end() async { await task.withLock { $0 }?.value }

  private func set(_ stage: Stage) { self.stage.withLock { $0 = stage } }
}
