import RollcallCore
import RollcallKit

/// One tenant in two accounts would be two registers of one fleet; it needs `shared_tenant: true` on both (J3).
enum SharedTenants {
  static func check(_ connections: [ConnectionSettings], _ collector: IssueCollector) {
    var seen: [String: ConnectionSettings] = [:]
    for connection in connections where connection.isEnabled {
      guard let identity = identity(of: connection) else { continue }
      if let other = seen[identity], !(other.isSharedTenant && connection.isSharedTenant) {
        report(connection, beside: other, collector)
      } else {
        seen[identity] = connection
      }
    }
  }

  private static func identity(of connection: ConnectionSettings) -> String? {
    let keys = connection.plugin.manifest.identity
    let values = keys.compactMap { connection.settings.text($0) }
    guard !keys.isEmpty, values.count == keys.count else { return nil }
    return ([connection.plugin.manifest.id] + values).joined(separator: "\u{1F}")
  }

  private static func report(
    _ connection: ConnectionSettings, beside other: ConnectionSettings, _ collector: IssueCollector
  ) {
    collector.connection = connection.reference
    collector.add(
      .conflict, at: connection.mark, "\(connection.reference)",
      "\(connection.reference) and \(other.reference) are connected to the same tenant",
      hint: "give each its own tenant, or write shared_tenant: true on both")
    collector.connection = nil
  }
}
