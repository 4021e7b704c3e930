/// A value of the host's settings: its declaration, with the type that reading it gives.
struct Setting<Value: Sendable>: Sendable {
  let key: String
  let kind: ValueKind<Value>
  /// What holds when it is left out. For a required setting it only stands in while its absence is being reported.
  let standard: Value
  let declaration: HostSetting

  init(
    _ key: String, _ kind: ValueKind<Value>, standard: Value, _ help: String,
    need: HostSetting.Need = .optional, example: String? = nil, rules: String = ""
  ) {
    self.key = key
    self.kind = kind
    self.standard = standard
    declaration = HostSetting(
      key: key, content: .value(kind.shape, standard: need == .required ? nil : kind.render(standard)),
      need: need,
      help: help, example: example, rules: rules)
  }
}

extension Setting {
  /// A value that there may be none of.
  static func optional<Wrapped>(
    _ key: String, _ kind: ValueKind<Wrapped>, _ help: String, need: HostSetting.Need = .optional,
    example: String? = nil, rules: String = ""
  ) -> Setting where Value == Wrapped? {
    Setting(key, kind.optional, standard: nil, help, need: need, example: example, rules: rules)
  }

  /// A list of values, which is empty when it is left out.
  static func list<Element>(
    _ key: String, _ kind: ValueKind<Element>, _ help: String, need: HostSetting.Need = .optional,
    example: String? = nil
  ) -> Setting where Value == [Element] {
    Setting(key, kind.list, standard: [], help, need: need, example: example)
  }
}
