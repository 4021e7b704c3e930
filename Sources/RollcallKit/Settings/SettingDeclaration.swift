/// A setting as it is declared, once: parser, checks, sample, schema and documentation all come from here.
public struct SettingDeclaration: Hashable, Sendable {
  /// What values a setting takes.
  public enum Kind: Hashable, Sendable {
    /// A text; `pattern` is a regular expression that the whole of it must match, with its meaning in words.
    case string(pattern: String?, meaning: String?)
    /// An address: https, or http on this machine only.
    case url
    /// A reference to a secret.
    case secret
    /// A whole number within bounds.
    case integer(ClosedRange<Int>)
    /// Yes or no.
    case boolean
    /// A duration such as `10m`.
    case duration
    /// One of these texts.
    case choice([String])
    /// A list of texts.
    case strings
  }

  /// Whether a setting must be given.
  public enum Need: Hashable, Sendable {
    /// It must be given.
    case required
    /// It may be left out; the default is shown where it is not empty.
    case optional(standard: String)
  }

  /// Another setting that must have a value for this one to mean anything.
  public struct Condition: Hashable, Sendable {
    /// The key of the other setting.
    public var key: String
    /// The value that it must have.
    public var value: String

    /// A condition on another setting.
    public init(_ key: String, equals value: String) {
      self.key = key
      self.value = value
    }
  }

  /// The key in config.yaml.
  public var key: String
  /// What values it takes.
  public var kind: Kind
  /// Whether it must be given.
  public var need: Need
  /// What it is for, in a sentence.
  public var help: String
  /// A value as it could be; nil when the help says enough.
  public var example: String?
  /// The heading under which forms and documents show it; nil for the first group, which has none.
  public var group: String?
  /// When it applies; nil for always.
  public var visibleWhen: Condition?
  /// What to write in its place, in a sentence; nil as long as it is not deprecated.
  public var deprecation: String?

  /// A declaration with its parts.
  public init(
    key: String, kind: Kind, need: Need, help: String, example: String? = nil, group: String? = nil,
    visibleWhen: Condition? = nil, deprecation: String? = nil
  ) {
    self.key = key
    self.kind = kind
    self.need = need
    self.help = help
    self.example = example
    self.group = group
    self.visibleWhen = visibleWhen
    self.deprecation = deprecation
  }

  /// The default in its normal form; nil when it must be given, or has none.
  public var standard: String? {
    switch need {
    case .required: nil
    case .optional(let standard): standard.isEmpty ? nil : standard
    }
  }
}
