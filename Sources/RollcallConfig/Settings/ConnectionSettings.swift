package import RollcallCore
package import RollcallKit

/// One integration in one account.
package struct ConnectionSettings: Sendable {
  /// How it is written.
  package var reference: ConnectionReference
  /// The plugin.
  package var plugin: Plugin
  /// Where its key stands in the file.
  package var mark: Mark
  /// Whether it takes part in syncs.
  package var isEnabled: Bool
  /// The plugin's own settings, with secrets as references.
  package var settings: PluginSettings
  /// The choices that rules ask for.
  package var options: SyncOptions
  /// Milliseconds between two syncs of the daemon.
  package var interval: Int64
  /// Whether the same tenant may serve another account (J3).
  package var isSharedTenant: Bool
  /// The operator's own field paths.
  package var mapping: FieldMapping
  /// Whether the tenant's people become employees.
  package var importsEmployees: Bool
  /// Whether the plugin runs in a process of its own.
  package var isolation: Isolation
  /// The IANA name of the zone of times without one; nil leaves them as text.
  package var timeZone: String?
}

/// Whether a plugin runs in a process of its own.
package enum Isolation: String, CaseIterable, Hashable, Sendable {
  /// It runs in the host's.
  case none
  /// It does.
  case process
}
