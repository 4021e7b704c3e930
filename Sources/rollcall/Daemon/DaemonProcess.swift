import Foundation
import Logging
import RollcallConfig
import RollcallCore
import RollcallKit
import RollcallStore
import RollcallSync
import RollcallWeb
import ServiceLifecycle
import Synchronization

/// The daemon as a process: what is put together from the file, started in order, told of changes, and ended.
///
///     signals ─► reload, end        config.yaml ─► watch ─► reload ─► Daemon ─► runs
///                                                   systemd ◄── beat
final class DaemonProcess: Sendable {
  private let options: CommonOptions
  let register: Register
  let daemon: Daemon
  private let started: Instant
  let board: MetricBoard
  private let tally: Tally
  private let systemd = SystemdNotifier()
  private let clock = DaemonClock.system
  private let state: Mutex<State>
  /// Asks for the file to be read again: one reading after another, so that the last word is the file's last.
  private let reloads = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))

  private struct State {
    var workspace: Workspace
    var settings: DaemonSettings
    var watch: ConfigWatch
    var readiness = Readiness.firstPass
    /// What the log says is wrong with the register; nil when nothing is.
    var registerFault: StoreError?
  }

  /// How often the file is compared.
  private static let glance: Int64 = 5_000
  /// How often others are told that a daemon is at work.
  private static let beat: Int64 = 30_000
  /// How long systemd is to wait for the next beat while the first pass goes on.
  private static let startLimit = Duration.seconds(300)
  /// How often notices that wait are looked for.
  private static let post: Int64 = 5_000
  /// How often old details of runs are looked for.
  private static let upkeep: Int64 = 3_600_000
  /// A thousand connections make twelve transactions' worth of runs in that time.
  private static let purges = 100
  /// After how long the web is tried again when its address was taken.
  private static let webPause: Int64 = 30_000

  /// - Parameter watch: a watch of the file from before the workspace was read.
  init(_ workspace: Workspace, on register: Register, _ watch: ConfigWatch) throws {
    options = workspace.options
    self.register = register
    started = clock.now()
    let log = workspace.log
    let settings = try workspace.daemonSettings()
    let board = MetricBoard()
    let tally = Tally(board)
    self.board = board
    self.tally = tally
    let first = FirstPass()
    daemon = Daemon(
      settings, on: register, clock: clock,
      watch: DaemonWatch(
        started: { log.event(.runStarted, [.connection: "\($0)"]) },
        ended: { report in
          report.write(to: log)
          tally.count(report)
        }, firstPassOver: { first.end() }))
    state = Mutex(State(workspace: workspace, settings: settings, watch: watch))
    first.then { [weak self] in self?.becomeReady() }
  }

  /// Works until a signal ends it.
  func run() async throws {
    try register.closeAlerts(exceptOf: current.connectionsAtWork, at: clock.now())
    let group = ServiceGroup(
      services: [
        LoopService { [self] in await daemon.run() },
        LoopService { [self] in await clock.every(Self.glance) { askIfChanged() } },
        LoopService { [self] in for await _ in reloads.stream { await reload() } },
        LoopService { [self] in await clock.every(Self.beat) { sendBeat() } },
        LoopService { [self] in await watchdog() },
        LoopService { [self] in await clock.every(Self.post) { await tellPeople() } },
        LoopService { [self] in await clock.every(Self.upkeep) { forgetOldRuns() } },
        LoopService { [self] in await clock.every(Self.webPause) { await serveWeb() } },
      ], logger: log)
    let signals = await Signals(
      reload: { [reloads] in reloads.continuation.yield() },
      end: { [self] in
        log.event(.daemonStopping)
        systemd.stopping()
        state.withLock { $0.readiness = .shuttingDown }
        await group.triggerGracefulShutdown()
      })
    log.event(.daemonStarted, [.version: "\(Rollcall.version)", .file: "\(options.configPath)"])
    let listening = Task { await signals.listen() }
    defer { listening.cancel() }
    try await group.run()
    try? register.endBeat(ProcessName.current.text)
    log.event(.daemonStopped, [.seconds: "\((clock.now().milliseconds - started.milliseconds) / 1000)"])
  }

  private func becomeReady() {
    state.withLock { if $0.readiness == .firstPass { $0.readiness = .ready } }
    systemd.ready()
    if let line = statusLine { systemd.status(line) }
    log.event(.daemonReady)
  }

  /// The file as it is in force.
  var current: Workspace { state.withLock { $0.workspace } }

  /// The connections as they are in force.
  var items: [DaemonSettings.Item] { state.withLock { $0.settings.items } }

  /// Whether the daemon does what it is there for.
  var readiness: Readiness { state.withLock { $0.readiness } }

  private var log: Logger { state.withLock { $0.workspace.log } }

  private func askIfChanged() {
    if state.withLock({ $0.watch.hasChanged() }) { reloads.continuation.yield() }
  }

  /// Reads the file and every secret again.
  private func reload() async {
    _ = state.withLock { $0.watch.hasChanged() }
    await take()
    await daemon.lookAtSecrets()
  }

  /// Takes what the file says now. One that cannot be read as a whole, or has an error outside any connection, changes nothing (J5).
  private func take() async {
    // Before the first pass is over the service is still starting: that is not cut short.
    let isStarting = readiness == .firstPass
    if !isStarting { systemd.reloading() }
    defer { if !isStarting { systemd.ready() } }
    let read = Workspace.read(options)
    guard let workspace = read.workspace else {
      for issue in read.config.issues {
        log.event(.configRefused, [.message: "\(issue.line(file: read.config.file))"])
      }
      tally.count(.refused)
      return
    }
    let before = current
    let next = workspace.keepingPlace(of: before)
    do {
      try next.makeKnown(to: register)
      try register.closeAlerts(exceptOf: next.connectionsAtWork, at: clock.now())
      let settings = try next.daemonSettings()
      state.withLock { state in
        state.workspace = next
        state.settings = settings
      }
      await daemon.take(settings)
      tally.count(.applied)
      workspace.write(to: log, since: before)
      log.event(.configRead, [.file: "\(read.config.file)"])
    } catch let error as StoreError {
      // The register is busy or full for a while: the file is read again at the next glance.
      state.withLock { $0.watch.forget() }
      tell(error)
    } catch {
      log.event(.configRefused, [.message: "\(error)"])
    }
  }

  private func sendBeat() {
    if readiness == .firstPass { systemd.starting(for: Self.startLimit) }
    do throws(StoreError) {
      try register.checkPlace()
      try register.beat(ProcessName.current.text, since: started, at: clock.now())
    } catch {
      tell(error)
      return state.withLock { if $0.readiness == .ready { $0.readiness = .registerFault(error.message) } }
    }
    state.withLock {
      if case .registerFault = $0.readiness { $0.readiness = .ready }
      $0.registerFault = nil
    }
    if let line = statusLine { systemd.status(line) }
  }

  /// What is shown by `systemctl status`; nil while the register cannot be read.
  private var statusLine: String? {
    let connections = Set(current.connectionsAtWork)
    guard let open = try? register.openAlerts().count(where: { connections.contains($0.connection) }) else {
      return nil
    }
    let alerts = open == 0 ? "no alert is open" : open == 1 ? "1 alert is open" : "\(open) alerts are open"
    return "\(connections.count) \(connections.count == 1 ? "connection" : "connections"), \(alerts)"
  }

  /// Sends what people are to be told (J7).
  private func tellPeople() async {
    let (workspace, host) = state.withLock { ($0.workspace, $0.settings.host) }
    do {
      tally.count(try await workspace.noticeDesk(on: host).deliverDue(from: register))
    } catch {
      tell(error)
    }
  }

  /// Says what is wrong with the register, and not again while it is the same.
  private func tell(_ error: StoreError) {
    let known = state.withLock { state in
      defer { state.registerFault = error }
      return state.registerFault
    }
    guard known != error else { return }
    let event: HostEvent = error == .full || error == .unwritable ? .storeFull : .storeFault
    log.event(event, [.message: "\(error.message)", .hint: "\(error.hint)"])
  }

  private func forgetOldRuns() {
    state.withLock { $0.workspace }.purgeOldRuns(in: register, transactions: Self.purges)
  }

  /// Tells systemd that the loop turns, as often as it wants to hear it.
  private func watchdog() async {
    guard let beat = systemd.beat else {
      // Nobody wants to hear it.
      return await clock.every(3_600_000) {}
    }
    await clock.every(DurationText(beat).milliseconds) {
      _ = await daemon.nextRuns
      systemd.watchdog()
    }
  }
}

/// Something that goes on until the process ends.
private struct LoopService: Service {
  let body: @Sendable () async -> Void

  func run() async throws {
    await cancelWhenGracefulShutdown { await body() }
  }
}

extension DaemonClock {
  /// The machine's clock.
  static let system = DaemonClock(
    now: { .now },
    sleep: { until in
      let left = until.milliseconds - Instant.now.milliseconds
      // Looks at the clock again at least every minute: it may have been set.
      try await Task.sleep(for: .milliseconds(max(0, min(left, 60_000))))
    })
}
