package import RollcallKit

/// A configuration file to start from: every setting there is, with what it is for.
///
/// A line that begins with `#` alone is a setting with its default or an example; without these two characters it is in force.
/// `##` explains. Both the file as it is and the file with all settings in force are good.
package struct ConfigSample {
  private let plugins: [Plugin]

  /// A sample that enables these integrations.
  package init(plugins: [Plugin]) {
    self.plugins = plugins
  }

  /// The lines of the file.
  package var lines: [String] {
    var text = SampleText(plugins: plugins)
    text.explain(
      "A line that begins with '# ' is a setting with its default or an example. Remove these two characters, there "
        + "and at its section, to put it in force. Paths are relative to this file.", 0)
    for setting in HostKeys.all {
      text.separate()
      text.write(setting, depth: 0, .inForce)
    }
    return text.lines
  }
}

/// The lines of a sample, as they grow.
private struct SampleText {
  /// Whether a setting is in force, or stands there to be put in force.
  enum Force {
    case inForce
    case offered
  }

  private static let width = 100

  let plugins: [Plugin]
  private(set) var lines: [String] = []

  init(plugins: [Plugin]) {
    self.plugins = plugins
  }

  mutating func explain(_ text: String, _ depth: Int) {
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty, 2 * depth + line.count + word.count > Self.width {
        lines.append(indent(depth) + "## " + line)
        line = ""
      }
      line += line.isEmpty ? word : " " + word
    }
    lines.append(indent(depth) + "## " + line)
  }

  mutating func separate() {
    lines.append("")
  }

  mutating func write(_ setting: HostSetting, depth: Int, _ force: Force) {
    explain(setting.help + (setting.rules.isEmpty ? "" : " (\(setting.rules))"), depth)
    switch setting.content {
    case .value(_, let standard):
      put(
        "\(setting.key): \(setting.example ?? standard ?? "")", depth,
        setting.need == .required ? force : .offered)
    case .section(let settings, _):
      let inner: Force = setting.need == .required ? force : .offered
      put("\(setting.key):", depth, inner)
      write(settings, depth: depth + 1, inner)
    case .named(let name, let settings):
      let inner: Force = setting.need == .required ? force : .offered
      put("\(setting.key):", depth, inner)
      put("\(name):", depth + 1, inner)
      write(settings, depth: depth + 2, inner)
    case .integrations(let settings):
      writeIntegrations(setting.key, settings, depth, force)
    case .connection: break
    case .mapping:
      put("\(setting.key): \(setting.example ?? "{}")", depth, .offered)
    }
  }

  private mutating func write(_ settings: [HostSetting], depth: Int, _ force: Force) {
    for setting in settings { write(setting, depth: depth, force) }
  }

  /// Below a sub-account the same keys would say the same again, and name the same tenant.
  private mutating func writeIntegrations(
    _ key: String, _ settings: [HostSetting], _ depth: Int, _ force: Force
  ) {
    guard force == .inForce else {
      put("\(key): {}", depth, force)
      return
    }
    put("\(key):", depth, force)
    for plugin in plugins {
      put("\(plugin.manifest.id):", depth + 1, force)
      for setting in settings {
        write(setting, depth: depth + 2, force)
        if case .connection = setting.content { writeConnection(plugin, setting.key, depth + 2, force) }
      }
    }
  }

  private mutating func writeConnection(_ plugin: Plugin, _ key: String, _ depth: Int, _ force: Force) {
    put("\(key):", depth, force)
    for declaration in plugin.settings where declaration.deprecation == nil {
      explain(declaration.help, depth + 1)
      let isInForce = declaration.need == .required && declaration.visibleWhen == nil
      put("\(declaration.key): \(Self.example(of: declaration))", depth + 1, isInForce ? force : .offered)
    }
  }

  private static func example(of declaration: SettingDeclaration) -> String {
    switch declaration.kind {
    case .secret: return "{file: secrets/\(declaration.key)}"
    case .strings: return declaration.example ?? "[]"
    case .string, .url, .integer, .boolean, .duration, .choice:
      let text = declaration.example ?? declaration.standard ?? ""
      return text.allSatisfy({ $0.isLetter || "_-.:/".contains($0) }) && !text.isEmpty ? text : "\"\(text)\""
    }
  }

  private mutating func put(_ line: String, _ depth: Int, _ force: Force) {
    switch force {
    case .inForce: lines.append(indent(depth) + line)
    case .offered: lines.append("# " + indent(depth) + line)
    }
  }

  private func indent(_ depth: Int) -> String { String(repeating: "  ", count: depth) }
}
