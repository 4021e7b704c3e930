import RollcallConfig
import RollcallCore
import RollcallKit
import RollcallStore
import RollcallSync

/// What the daemon takes from the file, and what of a new file needs a restart.
extension Workspace {
  /// The connections and the network that runs are given.
  func daemonSettings() throws -> DaemonSettings {
    DaemonSettings(
      items: settings.connections.map { .init(setup: setup($0), isEnabled: $0.isEnabled) }, host: try host())
  }

  /// The settings that differ from those of another file and are read only when a daemon starts.
  func settingsThatNeedRestart(since old: Workspace) -> [String] {
    var keys: [String] = []
    if settings.registerPath != old.settings.registerPath { keys.append("register.path") }
    if settings.web?.listen != old.settings.web?.listen { keys.append("web.listen") }
    return keys
  }
}
