package import RollcallCore

/// Which connections of the file stand beside which: worked out once for all of them, because each is beside nearly all others.
package struct Neighbours: Sendable {
  private let byAccount: [AccountReference: [ConnectionSettings]]
  private let all: [String: [ConnectionReference]]
  private let unshared: [String: [ConnectionReference]]

  /// The neighbours among these connections, in the order of the file.
  init(_ connections: [ConnectionSettings]) {
    let byIntegration = Dictionary(grouping: connections, by: \.reference.integration)
    byAccount = Dictionary(grouping: connections, by: \.reference.account)
    all = byIntegration.mapValues { $0.map(\.reference) }
    unshared = byIntegration.mapValues { $0.filter { !$0.isSharedTenant }.map(\.reference) }
  }

  /// The enabled connections of the same account that stand earlier in the file (F4); a paused one is among them.
  package func earlier(than reference: ConnectionReference) -> [ConnectionReference] {
    byAccount[reference.account, default: []].prefix { $0.reference != reference }
      .filter(\.isEnabled).map(\.reference)
  }

  /// Connections that may not have the same tenant as this one (J3). It may stand among them itself: so all have the same list, and it
  /// is in memory once.
  package func rivals(of connection: ConnectionSettings) -> [ConnectionReference] {
    (connection.isSharedTenant ? unshared : all)[connection.reference.integration, default: []]
  }
}
