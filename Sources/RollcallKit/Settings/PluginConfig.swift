/// A plugin's own settings: a type whose properties are filled from config.yaml by its ``fields``.
public protocol PluginConfig: Sendable {
  /// Settings with their defaults.
  init()

  /// The settings, in the order in which they are shown.
  static var fields: [Field<Self>] { get }

  /// The setting's value as it is meant: a bare name made an address, for example. Called before the kind is checked.
  static func normalized(_ value: String, of key: String) -> String

  /// Where the tenant is, and with what to show oneself there.
  ///
  /// - Throws: `configuration` when the settings cannot work together.
  var endpoint: ConnectionEndpoint { get throws(IntegrationError) }
}

extension PluginConfig {
  /// The value as it was written.
  public static func normalized(_ value: String, of key: String) -> String { value }
}
