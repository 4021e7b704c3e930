/// The settings of a connection as a connector asks for them.
struct ConnectorSettings: Sendable {
  private let settings: PluginSettings
  private let declarations: [SettingDeclaration]
  /// Secrets that may be sent, by the keys of their settings: when the host signs in, and nowhere else.
  private var secrets: [String: Secret] = [:]

  init(_ settings: PluginSettings, of connector: Connector) {
    self.settings = settings
    declarations = connector.settings
  }

  /// The same settings, with secrets that may be sent.
  func revealing(_ secrets: [String: Secret]) -> ConnectorSettings {
    var settings = self
    settings.secrets = secrets
    return settings
  }

  /// What a setting holds, or its default; nil when that is nothing.
  func text(_ key: String) -> String? {
    if let secret = secrets[key] { return secret.reveal() }
    let written = settings.text(key).flatMap { $0.isEmpty ? nil : $0 }
    return written ?? declarations.first { $0.key == key }?.standard
  }

  /// The texts of a setting that is a list; of any other its text.
  func texts(_ key: String) -> [String] {
    if case .texts(let texts)? = settings.values[key] { return texts }
    return text(key).map { [$0] } ?? []
  }

  /// Whether a switch is on.
  func isOn(_ key: String) -> Bool { text(key) == "true" }

  /// A value of a request made for a partition; nil when it is left out.
  func text(_ value: Connector.Value, _ partition: String?) -> String? {
    switch value {
    case .constant(let text): text
    case .setting(let key): text(key)
    case .partition: partition
    }
  }
}
