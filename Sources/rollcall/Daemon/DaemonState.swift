import Logging
import RollcallConfig
import RollcallSync
import RollcallWeb
import Synchronization

/// What the daemon goes by at this moment, and how it is. ``FileReading`` puts what the file says, ``Pulse`` how the register is; all others
/// read.
final class DaemonState: Sendable {
  private struct Values {
    var workspace: Workspace
    var settings: DaemonSettings
    var refusedFile: [String] = []
    var readiness = Readiness.firstPass
  }

  private let values: Mutex<Values>

  /// The state at the start, before any connection was tried.
  init(_ workspace: Workspace) throws {
    values = Mutex(Values(workspace: workspace, settings: try workspace.daemonSettings()))
  }

  /// The file as it is in force.
  var workspace: Workspace { values.withLock { $0.workspace } }
  /// The connections as they are in force, and the network that runs are given.
  var settings: DaemonSettings { values.withLock { $0.settings } }
  /// Why the file that is there now is not in force, a line for each issue; empty when it is (J5).
  var refusedFile: [String] { values.withLock { $0.refusedFile } }
  /// Whether the daemon does what it is there for.
  var readiness: Readiness { values.withLock { $0.readiness } }
  /// The log that the daemon was started with.
  var log: Logger { workspace.log }

  /// From now on this file is in force.
  func put(_ workspace: Workspace, _ settings: DaemonSettings) {
    values.withLock {
      $0.workspace = workspace
      $0.settings = settings
      $0.refusedFile = []
    }
  }

  /// What is in force stays so: the file that is there now cannot be read as a whole.
  func refuse(_ issues: [String]) { values.withLock { $0.refusedFile = issues } }

  /// Every connection was tried once.
  func endFirstPass() { change(from: { $0 == .firstPass }, to: .ready) }

  /// The register cannot be written.
  func lose(_ why: String) { change(from: { $0 == .ready || $0.isRegisterFault }, to: .registerFault(why)) }

  /// The register can be written again.
  func regain() { change(from: { $0.isRegisterFault }, to: .ready) }

  /// The daemon ends.
  func shutDown() { change(from: { _ in true }, to: .shuttingDown) }

  private func change(from isMeant: (Readiness) -> Bool, to next: Readiness) {
    values.withLock { if isMeant($0.readiness) { $0.readiness = next } }
  }
}

extension Readiness {
  fileprivate var isRegisterFault: Bool {
    if case .registerFault = self { true } else { false }
  }
}
