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

  /// Differs for every two references. Arguments of a command are not shown, because people put tokens there.
  var identity: String {
    switch self {
    case .env, .file, .credential, .stored: label
    case .exec(let command): "\(label) \(Self.digest("\(command)"))"
    }
  }

  /// FNV-1a, which is the same on every machine and in every process.
  private static func digest(_ text: String) -> UInt64 {
    text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }
}
