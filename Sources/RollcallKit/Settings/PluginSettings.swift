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

  /// One line that is the same for the same settings, and holds no secret.
  public var fingerprint: String {
    values.sorted { $0.key < $1.key }.map { key, value in
      switch value {
      case .text(let text): "\(key)=\(text)"
      case .texts(let texts): "\(key)=\(texts.joined(separator: ","))"
      case .secret(let reference): "\(key)=\(reference.label)"
      }
    }.joined(separator: "\n")
  }

  /// The text of a setting; nil when it is left out or no text.
  public func text(_ key: String) -> String? {
    guard case .text(let text)? = values[key] else { return nil }
    return text
  }

  /// The settings as the plugin's own type, with its secrets resolved.
  func build<Config: PluginConfig>(
    _ type: Config.Type, secrets: (SecretReference) throws(IntegrationError) -> Secret
  ) throws(IntegrationError) -> Config {
    var config = Config()
    for field in Config.fields {
      guard let value = values[field.declaration.key] else { continue }
      switch value {
      case .text(let text): field.set(&config, .text(text))
      case .texts(let texts): field.set(&config, .texts(texts))
      case .secret(let reference): field.set(&config, .secret(try secrets(reference)))
      }
    }
    return config
  }
}
