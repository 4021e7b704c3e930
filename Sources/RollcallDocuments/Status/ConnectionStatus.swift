import RollcallCore
import RollcallKit
package import RollcallStore

/// How one connection is doing.
package struct ConnectionStatus: Sendable {
  /// What the settings and the schedule say.
  package var facts: ConnectionFacts
  /// Whether its settings passed their test.
  package var isTested: Bool
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
      status.isTested = try register.testedSettings(of: facts.connection) != nil
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
    isTested = false
    alerts = []
  }

  /// The state of highest precedence.
  package var state: ConnectionState {
    if !facts.isEnabled || pause != nil { return .paused }
    if heldRun != nil { return .held }
    if facts.hasFileErrors { return .needsConfig }
    if let kind = last?.failure.flatMap({ IntegrationError.Kind(rawValue: $0.kind) }) {
      return ConnectionState(after: kind)
    }
    return last == nil ? .pending : .ok
  }
}
