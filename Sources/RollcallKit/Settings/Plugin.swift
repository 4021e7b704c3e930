/// An integration as the host holds it: what it is, what it needs, and how to build a connection of it.
///
///     PluginSettings ─► prepare ─► endpoint ─► the host makes its HTTP client ─► connect ─► any TenantClient
///                       secrets                                                  no I/O
public struct Plugin: Sendable {
  /// How a plugin is written; the raw values stand in JSON.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// In Swift, a part of the program.
    case compiled
    /// In YAML.
    case declarative
    /// As a program of its own.
    case external
  }

  /// How it is written.
  public let kind: Kind
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
  public init<Vendor: Integration>(_ type: Vendor.Type) {
    kind = .compiled
    manifest = Vendor.manifest
    settings = Vendor.Config.fields.map(\.declaration)
    normalized = { value, key in Vendor.Config.normalized(value, of: key) }
    checking = { settings in Self.objections(of: Vendor.Config.self, to: settings) }
    preparing = { settings, secrets throws(IntegrationError) in
      let config = settings.build(Vendor.Config.self, secrets: secrets)
      return PreparedConnection(endpoint: try config.endpoint) { host throws(IntegrationError) in
        try Vendor(config: config, host: host)
      }
    }
  }

  /// A plugin that cannot be used: every connection of it fails for the same reason.
  public init(unusable id: String, because reason: String) {
    self.init(
      kind: .declarative,
      manifest: Manifest(
        id: id, name: id, version: "0.0.0", summary: reason, mapping: FieldMapping(fields: [:])),
      settings: [], checking: { _ in [] },
      preparing: { _, _ throws(IntegrationError) in
        throw IntegrationError(
          .configuration, "The integration '\(id)' cannot be used: \(reason)",
          hint: "Correct its connector.yaml.")
      })
  }

  /// A plugin of parts, whoever wrote it.
  init(
    kind: Kind, manifest: Manifest, settings: [SettingDeclaration],
    checking: @escaping @Sendable (PluginSettings) -> [SettingIssue],
    preparing:
      @escaping @Sendable (PluginSettings, [String: Secret]) throws(IntegrationError) -> PreparedConnection
  ) {
    self.kind = kind
    self.manifest = manifest
    self.settings = settings
    normalized = { value, _ in value }
    self.checking = checking
    self.preparing = preparing
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
  public let connect: @Sendable (HostServices) throws(IntegrationError) -> any TenantClient
}
