import Logging
import RollcallConfig
import RollcallCore
import RollcallDocuments
import RollcallKit
import RollcallStore
import RollcallSync

/// What the daemon takes from the file, and what of a new file needs a restart.
extension Workspace {
  /// The connections and the network that runs are given.
  func daemonSettings() throws -> DaemonSettings {
    DaemonSettings(items: items, host: try host())
  }

  /// The files that the file names and that are read with it: authorities, connectors.
  var otherFiles: [String] { [authorities].compactMap { $0 } + settings.connectorFiles }

  /// The settings that differ from those of another file and are read only when a daemon starts.
  func settingsThatNeedRestart(since old: Workspace) -> [String] {
    var keys: [String] = []
    if settings.registerPath != old.settings.registerPath { keys.append("register.path") }
    if settings.web?.listen != old.settings.web?.listen { keys.append("web.listen") }
    return keys
  }

  /// Says in a log what else a new file says than the one before.
  func write(to log: Logger, since old: Workspace) {
    for key in settingsThatNeedRestart(since: old) { log.event(.configNeedsRestart, [.setting: "\(key)"]) }
    let (now, before) = (connectionsAtWork, old.connectionsAtWork)
    for connection in now where !before.contains(connection) {
      log.event(.connectionAdded, [.connection: "\(connection)"])
    }
    for connection in before where !now.contains(connection) {
      log.event(.connectionRemoved, [.connection: "\(connection)"])
    }
  }

  /// The connections that take part in syncs.
  var connectionsAtWork: [ConnectionReference] { settings.connections.filter(\.isEnabled).map(\.reference) }

  /// This file, with the register where it was when the daemon started.
  func keepingPlace(of old: Workspace) -> Workspace {
    var settings = settings
    settings.registerPath = old.settings.registerPath
    return Workspace(
      options: options, config: config, settings: settings, folder: folder, isDaemon: old.isDaemon)
  }

  /// What the file says of each connection, for its status; with a daemon at work, about when it is run next too.
  func facts(_ register: Register?, at now: Instant = .now) throws(StoreError) -> [ConnectionFacts] {
    let isRunByDaemon = try register?.liveDaemon(at: now) != nil
    var facts: [ConnectionFacts] = []
    for item in items {
      let setup = item.setup
      var fact = ConnectionFacts(setup, isEnabled: item.isEnabled)
      if isRunByDaemon, item.isEnabled, let register,
        let last = try register.lastRun(of: setup.reference),
        try register.pauseReason(of: setup.reference) == nil
      {
        fact.nextRun = max(
          now, Instant(milliseconds: last.started.milliseconds + setup.interval(on: register)))
      }
      facts.append(fact)
    }
    return facts
  }
}
