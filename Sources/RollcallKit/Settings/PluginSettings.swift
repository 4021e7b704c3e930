/// The settings of a connection as config.yaml gives them: checked by kind, with references in place of secrets.
public struct PluginSettings: Hashable, Sendable, Codable {
  /// A checked value.
  public enum Value: Hashable, Sendable, Codable {
    /// A text, number, choice, duration or switch, in its normal form.
    case text(String)
    /// A list of texts.
    case texts([String])
    /// A reference to a secret.
    case secret(SecretReference)
  }

  /// The values by key; settings that were left out are not here.
  public var values: [String: Value]

  /// Settings with these values.
  public init(_ values: [String: Value] = [:]) {
    self.values = values
  }

  /// The text of a setting; nil when it is left out or no text.
  public func text(_ key: String) -> String? {
    guard case .text(let text)? = values[key] else { return nil }
    return text
  }

  /// Where the secrets are, by the key of their setting.
  public var references: [String: SecretReference] {
    values.compactMapValues { value in
      guard case .secret(let reference) = value else { return nil }
      return reference
    }
  }

  /// The settings as the plugin's own type; what was left out gets its declared default.
  ///
  /// - Parameter secrets: The secrets by the key of their setting.
  public func build<Config: PluginConfig>(_ type: Config.Type, secrets: [String: Secret]) -> Config {
    var config = Config()
    for field in Config.fields {
      let key = field.declaration.key
      switch values[key] {
      case .text(let text): field.set(&config, .text(text))
      case .texts(let texts): field.set(&config, .texts(texts))
      case .secret: field.set(&config, .secret(secrets[key] ?? Secret()))
      case nil: if let standard = field.declaration.standard { field.set(&config, .text(standard)) }
      }
    }
    return config
  }
}
