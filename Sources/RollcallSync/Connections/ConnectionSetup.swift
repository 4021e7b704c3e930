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
  /// Connections of the same account that stand earlier in the file and are enabled: they govern an asset before this one (F4).
  package var earlier: [ConnectionReference]
  /// Connections of other accounts that may not have the same tenant (J3).
  package var rivals: [ConnectionReference]

  /// A connection with its parts.
  package init(
    reference: ConnectionReference, plugin: Plugin, settings: PluginSettings, options: SyncOptions,
    mapping: FieldMapping = FieldMapping(fields: [:]), timeZone: TimeZone? = nil,
    earlier: [ConnectionReference] = [], rivals: [ConnectionReference] = []
  ) {
    self.reference = reference
    self.plugin = plugin
    self.settings = settings
    self.options = options
    self.mapping = mapping
    self.timeZone = timeZone
    self.earlier = earlier
    self.rivals = rivals
  }
}

extension ConnectionSetup {
  /// What plans are made with, besides devices and register.
  func context(_ options: SyncOptions, at instant: Instant) -> PlanningContext {
    PlanningContext(integration: plugin.manifest.name, options: options, instant: instant)
  }

  /// Tells whether the connection's own settings are the ones that passed the test; holds no secret.
  var fingerprint: String { settings.fingerprint }
}
