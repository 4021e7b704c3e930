/// Where a secret is to be found. Settings hold references, never secrets.
public enum SecretReference: Hashable, Sendable, Codable {
  /// An environment variable.
  case env(String)
  /// A file, relative to the configuration file.
  case file(String)
  /// A systemd credential.
  case credential(String)
  /// What a command prints.
  case exec([String])
  /// In the register, sealed.
  case stored

  /// The reference in words; it names the place, never the secret.
  public var label: String {
    switch self {
    case .env(let name): "environment variable \(name)"
    case .file(let path): "file \(path)"
    case .credential(let name): "systemd credential \(name)"
    case .exec(let command): "command \(command.first ?? "")"
    case .stored: "stored in the register"
    }
  }
}
