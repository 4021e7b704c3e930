import RollcallCore
import RollcallKit
package import RollcallStore

/// How one connection is doing.
package struct ConnectionStatus: Sendable {
  /// What the settings and the schedule say.
  package var facts: ConnectionFacts
  /// Its settings that are used, and those that were refused since (J5).
  package var settings = SettingsState()
  /// Why it is paused; nil when it is not.
  package var pause: String?
  /// The run that waits for a person; nil when none does.
  package var heldRun: Int64?
  /// The last run; nil when it never ran.
  package var last: RunRow?
  /// Its open alerts.
  package var alerts: [AlertRow]

  /// The status of connections in the order given; without a register none of them ever ran.
  package static func all(
    of connections: [ConnectionFacts], in register: Register?
  ) throws(StoreError) -> [ConnectionStatus] {
    guard let register else { return connections.map { ConnectionStatus(facts: $0) } }
    let alerts = Dictionary(grouping: try register.openAlerts(), by: \.connection)
    var all: [ConnectionStatus] = []
    for facts in connections {
      var status = ConnectionStatus(facts: facts)
      status.settings = try register.settingsState(of: facts.connection)
      status.pause = try register.pauseReason(of: facts.connection)
      status.heldRun = try register.heldRun(of: facts.connection)
      status.last = try register.lastRun(of: facts.connection)
      status.alerts = alerts[facts.connection] ?? []
      all.append(status)
    }
    return all
  }

  private init(facts: ConnectionFacts) {
    self.facts = facts
    alerts = []
  }

  /// The state of highest precedence.
  package var state: ConnectionState {
    let holding = conditions
    return ConnectionState.allCases.first { holding.contains($0) } ?? .ok
  }

  private var conditions: Set<ConnectionState> {
    var holding: Set<ConnectionState> = []
    if !facts.isEnabled || pause != nil { holding.insert(.paused) }
    if heldRun != nil { holding.insert(.held) }
    if facts.hasFileErrors || mappingLock != nil {
      holding.insert(.needsConfig)
    }
    if last == nil { holding.insert(.pending) }
    for failure in [last?.failure, settings.refused?.failure] {
      if let kind = failure.flatMap({ IntegrationError.Kind(rawValue: $0.kind) }) {
        holding.insert(ConnectionState(after: kind))
      }
    }
    return holding
  }

  /// The generation of the settings that runs use; nil when none ever passed their test.
  package var applied: Int64? { settings.applied?.generation }

  /// The generation of the settings that the file wants.
  package var desired: Int64 {
    if let refused = settings.refused { return refused.generation }
    guard let applied = settings.applied else { return 1 }
    let differs = facts.hasFileErrors || mappingLock != nil || !facts.isApplied(applied)
    return applied.generation + (differs ? 1 : 0)
  }

  /// Why runs use other settings than the file's, or another mapping (C6); nil when they do not, or nobody knows yet.
  package var refusal: RunFailure? { settings.refused?.failure ?? mappingLock }

  /// Why the mapping that the file wants is not in force (C6); nil when it is.
  private var mappingLock: RunFailure? {
    alerts.first { $0.kind == .mappingLocked }.map {
      RunFailure(kind: IntegrationError.Kind.configuration.rawValue, message: $0.message, hint: nil)
    }
  }
}
