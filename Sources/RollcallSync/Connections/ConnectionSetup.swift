package import Foundation
package import RollcallCore
package import RollcallKit

/// A connection as the settings describe it: the plugin, the plugin's own settings, and the choices that rules ask for.
package struct ConnectionSetup: Sendable {
  /// How it is written.
  package var reference: ConnectionReference
  /// The integration.
  package var plugin: Plugin
  /// The plugin's settings, with secrets as references.
  package var settings: PluginSettings
  /// The choices of the administrator.
  package var options: SyncOptions
  /// The operator's own field paths.
  package var mapping: FieldMapping
  /// The zone of times that the vendor sends without one; nil leaves them as text.
  package var timeZone: TimeZone?
  /// Milliseconds between two syncs of the daemon (J8).
  package var interval: Int64
  /// Tells what else a connection test depends on, such as the authorities that are trusted; nil when there is nothing.
  package var surroundings: String?
  /// What is wrong with what the file says of it, so that nothing of that can be relied on (J5); nil when nothing is.
  package var fault: IntegrationError?
  /// Connections of the same account that stand earlier in the file and are enabled: they govern an asset before this one (F4).
  package var earlier: [ConnectionReference]
  /// Connections that may not have the same tenant (J3); it may stand among them itself.
  package var rivals: [ConnectionReference]

  /// A connection with its parts.
  package init(
    reference: ConnectionReference, plugin: Plugin, settings: PluginSettings, options: SyncOptions,
    mapping: FieldMapping = FieldMapping(fields: [:]), timeZone: TimeZone? = nil,
    interval: Int64 = 600_000, surroundings: String? = nil, fault: IntegrationError? = nil,
    earlier: [ConnectionReference] = [],
    rivals: [ConnectionReference] = []
  ) {
    self.reference = reference
    self.plugin = plugin
    self.settings = settings
    self.options = options
    self.mapping = mapping
    self.timeZone = timeZone
    self.interval = interval
    self.surroundings = surroundings
    self.fault = fault
    self.earlier = earlier
    self.rivals = rivals
  }
}

extension ConnectionSetup {
  /// What plans are made with, besides devices and register.
  func context(_ options: SyncOptions, at instant: Instant) -> PlanningContext {
    PlanningContext(integration: plugin.manifest.name, options: options, instant: instant)
  }
}
