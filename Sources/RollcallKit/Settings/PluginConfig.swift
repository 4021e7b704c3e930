/// A plugin's own settings: a type whose properties are filled from config.yaml by its ``fields``.
///
///     public struct Config: PluginConfig {
///       public var url = "", token = Secret()
///       public init() {}
///       public static let fields: [Field<Config>] = [
///         .url("url", \.url, "Address of the server."),
///         .secret("token", \.token, "A token that may read."),
///       ]
///       public var endpoint: ConnectionEndpoint { ConnectionEndpoint(base: url, authentication: .bearer(token)) }
///     }
public protocol PluginConfig: Sendable {
  /// Settings with their defaults.
  init()

  /// The settings, in the order in which they are shown.
  static var fields: [Field<Self>] { get }

  /// The setting's value as it is meant: a bare name made an address, for example. Called before the kind is checked.
  static func normalized(_ value: String, of key: String) -> String

  /// What is wrong with settings of which each is well-formed. Secrets are placeholders here: they are not looked up offline.
  func validate() -> [SettingIssue]

  /// Where the tenant is, and with what to show oneself there.
  ///
  /// - Throws: `configuration` when the settings cannot work together.
  var endpoint: ConnectionEndpoint { get throws(IntegrationError) }
}

extension PluginConfig {
  /// The value as it was written.
  public static func normalized(_ value: String, of key: String) -> String { value }

  /// Nothing.
  public func validate() -> [SettingIssue] { [] }
}
