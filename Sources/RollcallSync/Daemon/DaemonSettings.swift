import RollcallCore

/// What the file tells the daemon to run.
package struct DaemonSettings: Sendable {
  /// A connection, and whether it takes part.
  package struct Item: Sendable {
    /// The connection as the file has it.
    package var setup: ConnectionSetup
    /// Whether it takes part in syncs.
    package var isEnabled: Bool

    /// A connection that takes part or not.
    package init(setup: ConnectionSetup, isEnabled: Bool) {
      self.setup = setup
      self.isEnabled = isEnabled
    }
  }

  /// The connections, in the order of the file.
  package var items: [Item]
  /// The network, secrets, time and log of runs.
  package var host: SyncHost

  /// Settings with their parts.
  package init(items: [Item], host: SyncHost) {
    self.items = items
    self.host = host
  }

  /// The connections that are run.
  var enabled: [ConnectionSetup] { items.filter(\.isEnabled).map(\.setup) }
}

extension ConnectionSetup {
  /// Whether the file says the same of two connections. Secrets behind references are not looked up.
  func says(theSameAs other: ConnectionSetup) -> Bool {
    reference == other.reference && settings == other.settings && options == other.options
      && mapping == other.mapping && timeZone == other.timeZone && interval == other.interval
      && surroundings == other.surroundings && fault == other.fault && earlier == other.earlier
      && rivals == other.rivals
  }
}
