/// A setting of the host as it is declared, once: reader, sample, schema and reference come from here.
package struct HostSetting: Sendable {
  /// What stands after the key.
  package enum Content: Sendable {
    /// A value of some shape; the standard is what holds without it, nil where there is none.
    case value(ValueShape, standard: String?)
    /// A section with keys of its own.
    case section([HostSetting], Alternative)
    /// A section whose keys people choose; the name stands for one of them in documents.
    case named(String, [HostSetting])
    /// The integrations of an account, by plugin id: each a section with these keys.
    case integrations([HostSetting])
    /// The plugin's own settings.
    case connection
    /// Paths by the names of fields.
    case mapping
  }

  /// What may stand in a section's place.
  package enum Alternative: Sendable {
    /// Nothing.
    case none
    /// `off`.
    case off
  }

  /// Whether it must be given.
  package enum Need: Sendable {
    /// It must.
    case required
    /// It may be left out.
    case optional
  }

  /// The key in config.yaml.
  package var key: String
  /// What stands after it.
  package var content: Content
  /// Whether it must be given.
  package var need: Need
  /// What it is for, in a sentence.
  package var help: String
  /// A value as it could be; nil when the standard says enough.
  package var example: String?
  /// The rules of a sync that it concerns, as `C1, C6`; empty for none.
  package var rules = ""

  /// A section with keys of its own.
  static func section(
    _ key: String, _ settings: [HostSetting], _ help: String, need: Need = .optional,
    alternative: Alternative = .none
  ) -> HostSetting {
    HostSetting(key: key, content: .section(settings, alternative), need: need, help: help)
  }

  /// Whether a section, and no value, stands after the key.
  var isSection: Bool {
    switch content {
    case .value: false
    case .section, .named, .integrations, .connection, .mapping: true
    }
  }
}
