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

  /// A text that is the same for the same settings, and differs for others. It holds no secret, only where secrets are.
  public var fingerprint: String {
    values.sorted { $0.key < $1.key }.map { key, value in
      switch value {
      case .text(let text): "\(key)=\(String(reflecting: text))"
      case .texts(let texts): "\(key)=\(texts)"
      case .secret(let reference): "\(key)=\(reference.identity)"
      }
    }.joined(separator: "\n")
  }

  /// The settings as the plugin's own type, with its secrets resolved; what was left out gets its declared default.
  ///
  /// - Throws: what `secrets` throws.
  public func build<Config: PluginConfig>(
    _ type: Config.Type, secrets: (SecretReference) throws(IntegrationError) -> Secret
  ) throws(IntegrationError) -> Config {
    var config = Config()
    for field in Config.fields {
      switch values[field.declaration.key] {
      case .text(let text): field.set(&config, .text(text))
      case .texts(let texts): field.set(&config, .texts(texts))
      case .secret(let reference): field.set(&config, .secret(try secrets(reference)))
      case nil: if let standard = field.declaration.standard { field.set(&config, .text(standard)) }
      }
    }
    return config
  }
}
