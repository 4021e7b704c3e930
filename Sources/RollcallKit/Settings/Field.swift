public import RollcallCore

/// One setting of a plugin: its declaration, and where its value goes.
///
///     .string("site", \.site, "Read only this site.", need: .optional(standard: ""))
///       .shown(when: "scope", equals: "site")
///       .deprecated("Write locations in its place.")
public struct Field<Root: Sendable>: Sendable {
  /// What is said of the setting.
  public private(set) var declaration: SettingDeclaration
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
    text(
      SettingDeclaration(
        key: key, kind: .string(pattern: pattern, meaning: meaning), need: need, help: help, example: example),
      path)
  }

  /// An address, as text.
  public static func url(
    _ key: String, _ path: any WritableKeyPath<Root, String> & Sendable, _ help: String,
    need: SettingDeclaration.Need = .required, example: String? = nil
  ) -> Field {
    text(SettingDeclaration(key: key, kind: .url, need: need, help: help, example: example), path)
  }

  /// One of several texts.
  public static func choice(
    _ key: String, _ path: any WritableKeyPath<Root, String> & Sendable, _ help: String, of choices: [String],
    standard: String
  ) -> Field {
    text(
      SettingDeclaration(key: key, kind: .choice(choices), need: .optional(standard: standard), help: help),
      path)
  }

  /// A password or key; config.yaml holds a reference to it.
  public static func secret(
    _ key: String, _ path: any WritableKeyPath<Root, Secret> & Sendable, _ help: String,
    need: SettingDeclaration.Need = .required
  ) -> Field {
    Field(SettingDeclaration(key: key, kind: .secret, need: need, help: help)) { root, value in
      if case .secret(let secret) = value { root[keyPath: path] = secret }
    }
  }

  /// A whole number within bounds.
  public static func integer(
    _ key: String, _ path: any WritableKeyPath<Root, Int> & Sendable, _ help: String,
    in range: ClosedRange<Int>,
    standard: Int
  ) -> Field {
    Field(
      SettingDeclaration(
        key: key, kind: .integer(range), need: .optional(standard: "\(standard)"), help: help)
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
        key: key, kind: .boolean, need: .optional(standard: standard.isOn ? "true" : "false"), help: help)
    ) { root, value in
      if case .text(let text) = value { root[keyPath: path] = text == "true" }
    }
  }

  /// A length of time, such as `10m`.
  public static func duration(
    _ key: String, _ path: any WritableKeyPath<Root, Duration> & Sendable, _ help: String, standard: Duration
  ) -> Field {
    Field(
      SettingDeclaration(
        key: key, kind: .duration, need: .optional(standard: DurationText(standard).text), help: help)
    ) { root, value in
      if case .text(let text) = value, let duration = try? DurationText(parsing: text) {
        root[keyPath: path] = duration.duration
      }
    }
  }

  /// A list of texts.
  public static func strings(
    _ key: String, _ path: any WritableKeyPath<Root, [String]> & Sendable, _ help: String,
    need: SettingDeclaration.Need = .optional(standard: "")
  ) -> Field {
    Field(SettingDeclaration(key: key, kind: .strings, need: need, help: help)) { root, value in
      if case .texts(let texts) = value { root[keyPath: path] = texts }
    }
  }

  private static func text(
    _ declaration: SettingDeclaration, _ path: any WritableKeyPath<Root, String> & Sendable
  ) -> Field {
    Field(declaration) { root, value in
      if case .text(let text) = value { root[keyPath: path] = text }
    }
  }
}

extension Field {
  /// The same setting, which applies only while another one has a value.
  public func shown(when key: String, equals value: String) -> Field {
    var field = self
    field.declaration.visibleWhen = SettingDeclaration.Condition(key, equals: value)
    return field
  }

  /// The same setting, under a heading.
  public func grouped(under heading: String) -> Field {
    var field = self
    field.declaration.group = heading
    return field
  }

  /// The same setting, still read but reported, with what to write in its place.
  public func deprecated(_ advice: String) -> Field {
    var field = self
    field.declaration.deprecation = advice
    return field
  }
}

/// A checked value on its way into a plugin's settings.
enum SettingValue: Sendable {
  case text(String)
  case texts([String])
  case secret(Secret)
}
