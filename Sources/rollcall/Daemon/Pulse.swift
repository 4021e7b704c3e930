import RollcallConfig
import RollcallCore
import RollcallKit
import RollcallStore
import RollcallSync
import RollcallWeb

/// Tells others that the daemon is at work: the register for other processes, systemd for people.
struct Pulse: Sendable {
  let state: DaemonState
  let register: Register
  let started: Instant
  let faults: RegisterFaultLog
  let systemd: SystemdNotifier

  /// How long systemd is to wait for the next beat while the first pass goes on.
  private static let startLimit = Duration.seconds(300)

  /// Every connection was tried once.
  func becomeReady() {
    state.endFirstPass()
    systemd.ready()
    sendStatus()
    state.log.event(.daemonReady)
  }

  /// One beat.
  func beat() {
    if state.readiness == .firstPass { systemd.starting(for: Self.startLimit) }
    do throws(StoreError) {
      try register.checkPlace()
      try register.beat(ProcessName.current.text, since: started, at: .now)
      faults.clear()
      state.regain()
    } catch {
      faults.tell(error, in: state.log)
      state.lose(error.message)
    }
    sendStatus()
  }

  /// Nobody is at work any more. When that cannot be written, the next daemon finds that the process is gone.
  func end() { try? register.endBeat(ProcessName.current.text) }

  /// What is shown by `systemctl status`.
  private func sendStatus() {
    systemd.status(line)
  }

  private var line: String {
    if case .registerFault(let why) = state.readiness { return "the register cannot be written: \(why)" }
    let connections = Set(state.workspace.connectionsAtWork)
    var parts = ["\(connections.count) \(connections.count == 1 ? "connection" : "connections")"]
    if let open = try? register.openAlerts().count(where: { connections.contains($0.connection) }) {
      parts.append(open == 0 ? "no alert is open" : open == 1 ? "1 alert is open" : "\(open) alerts are open")
    }
    if let issue = state.refusedFile.first { parts.append("the file is not in force: \(issue)") }
    return parts.joined(separator: ", ")
  }
}
