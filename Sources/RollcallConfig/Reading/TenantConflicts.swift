import RollcallCore
import RollcallKit

/// Finds one tenant in two accounts, as far as the settings tell (J3).
struct TenantConflicts {
  let log: ReadingLog
  let root: YAMLNode

  /// One tenant: the plugin, and the values that it declares as the tenant's identity.
  private struct Tenant: Hashable {
    var plugin: String
    var values: [PluginSettings.Value]
  }

  /// Reports every connection of a tenant that several accounts have, unless all of them allow it.
  func report(in settings: Settings) {
    var tenants: [Tenant: [ConnectionSettings]] = [:]
    for connection in settings.connections {
      if let tenant = tenant(of: connection) { tenants[tenant, default: []].append(connection) }
    }
    for sharing in tenants.values where sharing.count > 1 && !sharing.allSatisfy(\.isSharedTenant) {
      for connection in sharing { report(connection, among: sharing) }
    }
  }

  private func tenant(of connection: ConnectionSettings) -> Tenant? {
    let identity = connection.plugin.manifest.identity
    let values = identity.compactMap { connection.settings.values[$0] }
    guard !identity.isEmpty, values.count == identity.count else { return nil }
    return Tenant(plugin: connection.plugin.manifest.id, values: values)
  }

  private func report(_ connection: ConnectionSettings, among sharing: [ConnectionSettings]) {
    let others = sharing.map(\.reference).filter { $0 != connection.reference }.map(\.description)
    let keys = connection.plugin.manifest.identity
    let path = ConfigPath(of: connection.reference).appending("connection").appending(keys.first ?? "")
    log.report(
      .conflict,
      "this is the tenant of \(others.joined(separator: " and ")) too: \(keys.joined(separator: ", "))",
      hint:
        "one tenant belongs to one account; if it shall be in all of them, write shared_tenant: true in each",
      at: Place(path: path, mark: root.mark(of: path) ?? root.mark))
  }
}
