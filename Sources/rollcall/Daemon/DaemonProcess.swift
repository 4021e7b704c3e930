import Logging
import RollcallConfig
import RollcallCore
import RollcallKit
import RollcallStore
import RollcallSync
import RollcallWeb
import ServiceLifecycle

/// The daemon as a process: what is put together from the file, started in order, told of changes, and ended.
///
///     signals ─► reload, end        config.yaml ─► FileReading ─► Daemon ─► runs
///                                                   systemd ◄── Pulse
final class DaemonProcess: Sendable {
  let register: Register
  let daemon: Daemon
  let state: DaemonState
  let board = MetricBoard()
  private let tally: Tally
  private let started: Instant
  private let faults = RegisterFaultLog()
  private let systemd = SystemdNotifier()
  private let clock = DaemonClock.system
  private let file: FileReading
  private let pulse: Pulse

  /// How often the file is compared.
  private static let glance: Int64 = 5_000
  /// How often others are told that a daemon is at work.
  private static let beat: Int64 = 30_000
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
    let state = try DaemonState(workspace)
    let tally = Tally(board)
    let log = workspace.log
    watch.watch(workspace.otherFiles)
    self.register = register
    self.state = state
    self.tally = tally
    started = clock.now()
    pulse = Pulse(state: state, register: register, started: started, faults: faults, systemd: systemd)
    daemon = Daemon(
      state.settings, on: register, clock: clock,
      watch: DaemonWatch(
        started: { log.event(.runStarted, [.connection: "\($0)"]) },
        ended: { report in
          report.write(to: log)
          tally.count(report)
        }, firstPassOver: { [pulse] in pulse.becomeReady() }))
    file = FileReading(
      state, watch, for: daemon, on: register, tally: tally, faults: faults, systemd: systemd)
  }

  /// Works until a signal ends it.
  func run() async throws {
    try register.closeAlerts(exceptOf: state.workspace.connectionsAtWork, at: clock.now())
    let group = ServiceGroup(
      services: [
        LoopService { [self] in await daemon.run() },
        LoopService { [self] in await clock.every(Self.glance) { file.askIfChanged() } },
        LoopService { [self] in await file.run() },
        LoopService { [self] in await clock.every(Self.beat) { pulse.beat() } },
        LoopService { [self] in await watchdog() },
        LoopService { [self] in await clock.every(Self.post) { await tellPeople() } },
        LoopService { [self] in await clock.every(Self.upkeep) { forgetOldRuns() } },
        LoopService { [self] in await clock.every(Self.webPause) { await serveWeb() } },
      ], logger: state.log)
    let signals = await Signals(
      reload: { [file] in file.ask() },
      end: { [self] in
        state.log.event(.daemonStopping)
        systemd.stopping()
        state.shutDown()
        await group.triggerGracefulShutdown()
      })
    state.log.event(
      .daemonStarted, [.version: "\(Rollcall.version)", .file: "\(state.workspace.options.configPath)"])
    let listening = Task { await signals.listen() }
    defer { listening.cancel() }
    try await group.run()
    pulse.end()
    state.log.event(
      .daemonStopped, [.seconds: "\((clock.now().milliseconds - started.milliseconds) / 1000)"])
  }

  /// Sends what people are to be told (J7).
  private func tellPeople() async {
    do {
      tally.count(try await state.workspace.noticeDesk(on: state.settings.host).deliverDue(from: register))
    } catch {
      faults.tell(error, in: state.log)
    }
  }

  private func forgetOldRuns() {
    state.workspace.purgeOldRuns(in: register, transactions: Self.purges)
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
