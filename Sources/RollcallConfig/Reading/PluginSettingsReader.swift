import RollcallCore
import RollcallKit

/// Reads the plugin's own settings below `connection:`, as the plugin declares them.
struct PluginSettingsReader {
  let plugin: Plugin
  let log: ReadingLog

  /// The plugin's settings. No message quotes a value: a secret may have been pasted into any of them.
  func settings(_ connection: Section) -> PluginSettings {
    let known = plugin.settings.map { HostSetting($0) }
    guard let entry = connection.entry("connection") else {
      if known.contains(where: { $0.need == .required }) {
        log.report(
          .missing, "'connection' is missing", hint: "\(plugin.manifest.name) needs its settings there",
          at: connection.keyPlace("connection"))
      }
      return PluginSettings()
    }
    let strays = Dictionary(
      uniqueKeysWithValues: ConnectionKeys.all.map {
        ($0.key, "it belongs beside 'connection', not below it")
      })
    let place = connection.keyPlace("connection")
    guard let section = Section(entry.value, at: place, knowing: known, strays: strays, into: log) else {
      return PluginSettings()
    }
    let before = log.issues.count
    let settings = PluginSettings(values(section))
    checkConditions(section, settings)
    let hasAll = known.allSatisfy { $0.need == .optional || settings.values[$0.key] != nil }
    if hasAll, log.issues.count == before { object(to: settings, section) }
    return settings
  }

  private func values(_ section: Section) -> [String: PluginSettings.Value] {
    var values: [String: PluginSettings.Value] = [:]
    for declaration in plugin.settings {
      let kind = ValueKind<PluginSettings.Value>(declaration) { [plugin] in
        plugin.normalized($0, declaration.key)
      }
      guard let value = section.value(declaration.key, as: kind) else { continue }
      values[declaration.key] = value
      if case .secret(let reference) = value { log.use(reference, at: section.valuePlace(declaration.key)) }
      if let advice = declaration.deprecation {
        log.report(
          .deprecated, "'\(declaration.key)' is deprecated", hint: advice,
          at: section.keyPlace(declaration.key),
          severity: .warning)
      }
    }
    return values
  }

  private func checkConditions(_ section: Section, _ settings: PluginSettings) {
    for declaration in plugin.settings {
      guard let condition = declaration.visibleWhen else { continue }
      let other = plugin.settings.first { $0.key == condition.key }
      let applies = (settings.text(condition.key) ?? other?.standard) == condition.value
      let isGiven = section.entry(declaration.key) != nil
      if isGiven, !applies {
        log.report(
          .conflict, "'\(declaration.key)' is only for \(condition.key): \(condition.value)",
          at: section.keyPlace(declaration.key))
      }
      if !isGiven, applies, declaration.need == .required {
        log.report(
          .missing, "'\(declaration.key)' is missing, as \(condition.key) is \(condition.value)",
          at: section.keyPlace(declaration.key))
      }
    }
  }

  private func object(to settings: PluginSettings, _ section: Section) {
    for issue in plugin.objections(to: settings) {
      let message = issue.message.hasSuffix(".") ? String(issue.message.dropLast()) : issue.message
      let place = issue.key.map { section.valuePlace($0) } ?? section.place
      log.report(issue.key == nil ? .conflict : .pattern, message, hint: issue.hint, at: place)
    }
  }
}

extension HostSetting {
  /// A plugin's setting among the host's. One that depends on another is checked when both are read.
  init(_ declaration: SettingDeclaration) {
    let isRequired = declaration.need == .required && declaration.visibleWhen == nil
    self.init(
      key: declaration.key, content: .value(ValueShape(declaration.kind), standard: declaration.standard),
      need: isRequired ? .required : .optional, help: declaration.help, example: declaration.example)
  }
}

extension ValueShape {
  /// The shape of a plugin's setting.
  init(_ kind: SettingDeclaration.Kind) {
    self =
      switch kind {
      case .string(let pattern, let meaning): .text(pattern: pattern, words: meaning ?? "a text")
      case .url: .address
      case .secret: .secret
      case .integer(let range): .integer(range)
      case .boolean: .boolean
      case .duration: .duration(atLeast: .zero)
      case .choice(let choices): .choice(choices)
      case .strings: .list(of: .text(pattern: nil, words: "a text"))
      }
  }
}

extension ValueKind where Value == PluginSettings.Value {
  /// The values of a plugin's setting, in their normal form.
  init(_ declaration: SettingDeclaration, normalized: @escaping @Sendable (String) -> String) {
    let base = Self.base(declaration.kind)
    self.init(ValueShape(declaration.kind)) { node, problems in
      var node = node
      if case .scalar(let text, let isPlain) = node.content, declaration.kind != .secret {
        node.content = .scalar(normalized(text), isPlain: isPlain)
      }
      return base.read(node, &problems)
    }
  }

  private static func base(_ kind: SettingDeclaration.Kind) -> ValueKind {
    switch kind {
    case .string(let pattern?, let meaning):
      ValueKind<String>.text(matching: pattern, meaning ?? "a text of another form").map { .text($0) }
    case .string(nil, let meaning): ValueKind<String>.text(meaning ?? "a text").map { .text($0) }
    case .url: ValueKind<String>.address.map { .text($0) }
    case .secret: ValueKind<SecretReference>.secret.map { .secret($0) }
    case .integer(let range): ValueKind<Int>.integer(in: range).map { .text("\($0)") }
    case .boolean: ValueKind<Switch>.boolean.map { .text($0.isOn ? "true" : "false") }
    case .duration: ValueKind<Duration>.duration(atLeast: .zero).map { .text(DurationText($0).text) }
    case .choice(let choices): ValueKind<String>.choice(of: choices).map { .text($0) }
    case .strings: ValueKind<String>.text("a text").list.map { .texts($0) }
    }
  }
}
