public import RollcallCore

/// One setting of a plugin: its declaration, and where its value goes.
public struct Field<Root: Sendable>: Sendable {
  /// What is said of the setting.
  public let declaration: SettingDeclaration
  let set: @Sendable (inout Root, SettingValue) -> Void

  private init(
    _ declaration: SettingDeclaration, set: @escaping @Sendable (inout Root, SettingValue) -> Void
  ) {
    self.declaration = declaration
    self.set = set
  }

  /// A text, which may have to match a pattern.
  public static func string(
    _ key: String, _ path: any WritableKeyPath<Root, String> & Sendable, _ help: String,
    need: SettingDeclaration.Need = .required, pattern: String? = nil, meaning: String? = nil,
    example: String? = nil
  ) -> Field {
    Field(
      SettingDeclaration(
        key: key, kind: .string(pattern: pattern, meaning: meaning), need: need, help: help, example: example)
    ) { root, value in
      if case .text(let text) = value { root[keyPath: path] = text }
    }
  }

  /// An address, as text.
  public static func url(
    _ key: String, _ path: any WritableKeyPath<Root, String> & Sendable, _ help: String,
    need: SettingDeclaration.Need = .required, example: String? = nil
  ) -> Field {
    Field(SettingDeclaration(key: key, kind: .url, need: need, help: help, example: example)) { root, value in
      if case .text(let text) = value { root[keyPath: path] = text }
    }
  }

  /// A secret.
  public static func secret(
    _ key: String, _ path: any WritableKeyPath<Root, Secret> & Sendable, _ help: String,
    need: SettingDeclaration.Need = .required
  ) -> Field {
    Field(SettingDeclaration(key: key, kind: .secret, need: need, help: help, example: nil)) { root, value in
      if case .secret(let secret) = value { root[keyPath: path] = secret }
    }
  }

  /// A whole number within bounds.
  public static func integer(
    _ key: String, _ path: any WritableKeyPath<Root, Int> & Sendable, _ help: String, in range: ClosedRange<Int>,
    standard: Int
  ) -> Field {
    Field(
      SettingDeclaration(
        key: key, kind: .integer(range), need: .optional(standard: "\(standard)"), help: help, example: nil)
    ) { root, value in
      if case .text(let text) = value, let number = Int(text) { root[keyPath: path] = number }
    }
  }

  /// Yes or no.
  public static func boolean(
    _ key: String, _ path: any WritableKeyPath<Root, Bool> & Sendable, _ help: String, standard: Switch
  ) -> Field {
    Field(
      SettingDeclaration(
        key: key, kind: .boolean, need: .optional(standard: standard.isOn ? "true" : "false"), help: help,
        example: nil)
    ) { root, value in
      if case .text(let text) = value { root[keyPath: path] = text == "true" }
    }
  }

  /// One of several texts.
  public static func choice(
    _ key: String, _ path: any WritableKeyPath<Root, String> & Sendable, _ help: String, of choices: [String],
    standard: String
  ) -> Field {
    Field(
      SettingDeclaration(
        key: key, kind: .choice(choices), need: .optional(standard: standard), help: help, example: nil)
    ) { root, value in
      if case .text(let text) = value { root[keyPath: path] = text }
    }
  }

  /// A list of texts.
  public static func strings(
    _ key: String, _ path: any WritableKeyPath<Root, [String]> & Sendable, _ help: String
  ) -> Field {
    Field(
      SettingDeclaration(
        key: key, kind: .strings, need: .optional(standard: ""), help: help, example: nil)
    ) { root, value in
      if case .texts(let texts) = value { root[keyPath: path] = texts }
    }
  }
}

/// A checked value on its way into a plugin's settings.
enum SettingValue: Sendable {
  case text(String)
  case texts([String])
  case secret(Secret)
}
