import Logging
import RollcallConfig
import RollcallCore
import RollcallKit
import RollcallStore
import RollcallSync
import RollcallWeb

/// Keeps what is in force in step with the file. One that cannot be read as a whole, or has an error outside any connection, changes
/// nothing (J5).
///
///     config.yaml ─► ConfigWatch ─┐
///     SIGHUP ─────────────────────┴─► read ─► DaemonState, Daemon
struct FileReading: Sendable {
  private let options: CommonOptions
  private let state: DaemonState
  private let register: Register
  private let daemon: Daemon
  private let tally: Tally
  private let faults: RegisterFaultLog
  private let systemd: SystemdNotifier
  private let watch: ConfigWatch
  /// One reading after another, so that the last word is the file's last.
  private let wanted = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))

  init(
    _ state: DaemonState, _ watch: ConfigWatch, for daemon: Daemon, on register: Register, tally: Tally,
    faults: RegisterFaultLog, systemd: SystemdNotifier
  ) {
    options = state.workspace.options
    self.state = state
    self.watch = watch
    self.daemon = daemon
    self.register = register
    self.tally = tally
    self.faults = faults
    self.systemd = systemd
  }

  /// Asks for a reading; returns at once.
  func ask() { wanted.continuation.yield() }

  /// Asks for a reading if the file says something else than when it was read last.
  func askIfChanged() {
    if watch.hasChanged() { ask() }
  }

  /// Reads whenever it is asked to, until the task is cancelled. Every secret is looked up again, too.
  func run() async {
    for await _ in wanted.stream {
      _ = watch.hasChanged()
      await read()
      await daemon.lookAtSecrets()
    }
  }

  private func read() async {
    // Before the first pass is over the service is still starting: that is not cut short.
    let isStarting = state.readiness == .firstPass
    if !isStarting { systemd.reloading() }
    defer { if !isStarting { systemd.ready() } }
    let read = Workspace.read(options)
    guard let workspace = read.workspace else {
      return refuse(read.config.issues.map { $0.line(file: read.config.file) })
    }
    do {
      let before = state.workspace
      try await put(workspace.keepingPlace(of: before))
      workspace.write(to: state.log, since: before)
      state.log.event(.configRead, [.file: "\(read.config.file)"])
      tally.count(.applied)
    } catch let error as StoreError {
      // The register is busy or full for a while: the file is read again at the next glance.
      watch.forget()
      faults.tell(error, in: state.log)
    } catch let error as IntegrationError {
      // The machine is short of something: the file is in order.
      watch.forget()
      state.log.event(.configRefused, [.message: "\(error.message)"])
    } catch {
      refuse(["\(error)"])
    }
  }

  private func put(_ workspace: Workspace) async throws {
    let settings = try workspace.daemonSettings()
    try workspace.makeKnown(to: register)
    try register.closeAlerts(exceptOf: workspace.connectionsAtWork, at: .now)
    watch.watch(workspace.otherFiles)
    state.put(workspace, settings)
    await daemon.take(settings)
  }

  private func refuse(_ issues: [String]) {
    for issue in issues { state.log.event(.configRefused, [.message: "\(issue)"]) }
    state.refuse(issues)
    tally.count(.refused)
  }
}
