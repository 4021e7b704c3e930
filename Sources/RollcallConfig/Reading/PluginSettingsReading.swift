import Foundation
import RollcallCore
import RollcallKit

extension SectionReader {
  /// The plugin's own settings, checked by their declarations.
  mutating func pluginSettings(of plugin: Plugin) -> PluginSettings {
    var settings = PluginSettings()
    for declaration in plugin.settings {
      guard let node = take(declaration.key) else {
        if declaration.need == .required {
          collector.add(
            .missing, at: mark, path(declaration.key), "'\(path(declaration.key))' is missing",
            hint: declaration.help)
        }
        continue
      }
      settings.values[declaration.key] = value(of: node, declaration, plugin)
    }
    finish()
    return settings
  }

  private func value(
    of node: YAMLNode, _ declaration: SettingDeclaration, _ plugin: Plugin
  ) -> PluginSettings.Value? {
    let key = declaration.key
    switch declaration.kind {
    case .string(let pattern, let meaning):
      guard let text = text(of: node, key) else { return nil }
      let value = plugin.normalized(text.trimmed, key)
      guard matches(value, pattern) else {
        collector.add(
          .pattern, at: node.mark, path(key), "'\(path(key))' is not \(meaning ?? "of the expected form")",
          hint: declaration.example.map { "for example \($0)" })
        return nil
      }
      return .text(value)
    case .url:
      return text(of: node, key).flatMap { url(plugin.normalized($0.trimmed, key), node, key) }
    case .secret:
      return secret(of: node, key).map { .secret($0) }
    case .integer(let range):
      return integer(of: node, key, in: range).map { .text("\($0)") }
    case .boolean:
      return bool(of: node, key).map { .text($0 ? "true" : "false") }
    case .duration:
      return duration(of: node, key, atLeast: 1).map { .text(DurationText.text($0)) }
    case .choice(let choices):
      return text(of: node, key).flatMap { choice($0, choices, node, key) }
    case .strings:
      guard case .sequence(let items) = node.content else {
        collector.add(.type, at: node.mark, path(key), "'\(path(key))' must be a list, not \(node.kind)")
        return nil
      }
      return .texts(items.compactMap { text(of: $0, key) })
    }
  }

  private func matches(_ text: String, _ pattern: String?) -> Bool {
    guard let pattern else { return !text.isEmpty }
    return text.range(of: "^(?:\(pattern))$", options: .regularExpression) != nil
  }

  private func choice(
    _ text: String, _ choices: [String], _ node: YAMLNode, _ key: String
  ) -> PluginSettings.Value? {
    if choices.contains(text) { return .text(text) }
    collector.add(
      .choice, at: node.mark, path(key), "'\(text)' is not a value of '\(path(key))'",
      hint: Suggestion.hint(for: text, among: choices))
    return nil
  }

  /// https everywhere, http on this machine only; an address that carries a user or a password is refused unquoted.
  private func url(_ text: String, _ node: YAMLNode, _ key: String) -> PluginSettings.Value? {
    guard let parts = URLComponents(string: text), let host = parts.host, !host.isEmpty else {
      collector.add(
        .pattern, at: node.mark, path(key), "'\(path(key))' is not an address",
        hint: "for example https://school.example")
      return nil
    }
    guard parts.user == nil, parts.password == nil else {
      collector.add(
        .secretUse, at: node.mark, path(key), "'\(path(key))' must not carry a user name or password")
      return nil
    }
    let isLoopback = ["localhost", "127.0.0.1", "::1", "[::1]"].contains(host) || host.hasPrefix("127.")
    guard parts.scheme == "https" || parts.scheme == "http" && isLoopback else {
      collector.add(
        .pattern, at: node.mark, path(key), "'\(path(key))' must begin with https://",
        hint: "http is allowed for this machine only")
      return nil
    }
    return .text(text)
  }
}
