/// An integration as the host holds it: what it is, what it needs, and how to build a connection of it.
///
///     PluginSettings ─► prepare ─► endpoint ─► the host makes its HTTP client ─► connect ─► any Integration
///                       secrets                                                  no I/O
public struct Plugin: Sendable {
  /// What the plugin says of itself.
  public let manifest: Manifest
  /// Its settings, in the order in which they are shown.
  public let settings: [SettingDeclaration]
  /// A setting's value as the plugin means it.
  public let normalized: @Sendable (_ value: String, _ key: String) -> String
  private let checking: @Sendable (PluginSettings) -> [SettingIssue]
  private let preparing:
    @Sendable (PluginSettings, [String: Secret]) throws(IntegrationError) -> PreparedConnection

  /// A compiled plugin.
  public init<Kind: Integration>(_ type: Kind.Type) {
    manifest = Kind.manifest
    settings = Kind.Config.fields.map(\.declaration)
    normalized = { value, key in Kind.Config.normalized(value, of: key) }
    checking = { settings in Self.objections(of: Kind.Config.self, to: settings) }
    preparing = { settings, secrets throws(IntegrationError) in
      let config = settings.build(Kind.Config.self, secrets: secrets)
      return PreparedConnection(endpoint: try config.endpoint) { host throws(IntegrationError) in
        try Kind(config: config, host: host)
      }
    }
  }

  /// What the plugin has against settings of which each is well-formed. No secret is looked up.
  public func objections(to settings: PluginSettings) -> [SettingIssue] {
    checking(settings)
  }

  /// Checks that the settings of a connection work together. No request is sent.
  ///
  /// - Parameter secrets: The secrets by the key of their setting.
  /// - Throws: `configuration` from the plugin.
  public func prepare(
    _ settings: PluginSettings, secrets: [String: Secret]
  ) throws(IntegrationError) -> PreparedConnection {
    try preparing(settings, secrets)
  }

  private static func objections<Config: PluginConfig>(
    of type: Config.Type, to settings: PluginSettings
  ) -> [SettingIssue] {
    do throws(IntegrationError) {
      let config = settings.build(type, secrets: settings.references.mapValues { _ in Secret("placeholder") })
      let issues = config.validate()
      guard issues.isEmpty else { return issues }
      _ = try config.endpoint
      return []
    } catch {
      // What an endpoint has against a placeholder says nothing of the secret that will stand there.
      let isOfSecret = Config.fields.contains {
        $0.declaration.key == error.field && $0.declaration.kind == .secret
      }
      guard error.kind == .configuration, let key = error.field, !isOfSecret else { return [] }
      return [SettingIssue(key: key, error.message, hint: error.hint)]
    }
  }
}

/// A connection whose settings are complete: the host makes its HTTP client for the endpoint, then connects.
public struct PreparedConnection: Sendable {
  /// Where the tenant is.
  public let endpoint: ConnectionEndpoint
  /// Builds the connection with what the host lends it.
  public let connect: @Sendable (HostServices) throws(IntegrationError) -> any Integration
}
