package import RollcallKit

/// The page of all settings, as Markdown.
package struct ConfigReference {
  private let plugins: [Plugin]

  /// A reference that includes these integrations.
  package init(plugins: [Plugin]) {
    self.plugins = plugins
  }

  /// The lines of the page.
  package var lines: [String] {
    var page = ReferencePage(plugins: plugins)
    page.lines = [
      "# Settings", "",
      "Everything that `config.yaml` can hold. This page is generated from the declarations of the settings.",
      "",
      "A duration is a whole number with `ms`, `s`, `m`, `h` or `d`. A secret is a reference, never text: `{env: NAME}`,",
      "`{file: PATH}`, `{credential: NAME}` or `{exec: [COMMAND, ARGUMENT]}`. Paths are relative to the file.",
    ]
    page.write(HostKeys.all, at: "")
    return page.lines
  }

  /// The table of a plugin's own settings, as its README has it too.
  package static func table(of plugin: Plugin) -> [String] {
    table(plugin.settings.map { HostSetting($0) })
  }

  /// The table of some keys.
  static func table(_ settings: [HostSetting]) -> [String] { ReferencePage.table(settings) }
}

/// The sections of the page, as it grows: a heading and a table for each section of the file.
private struct ReferencePage {
  let plugins: [Plugin]
  var lines: [String] = []

  mutating func write(_ settings: [HostSetting], at path: String) {
    if !path.isEmpty { lines += ["", "## `\(path)`"] }
    let table = Self.table(settings)
    if !table.isEmpty { lines += [""] + table }
    for setting in settings {
      writeInside(setting, at: path.isEmpty ? setting.key : "\(path).\(setting.key)")
    }
  }

  private mutating func writeInside(_ setting: HostSetting, at path: String) {
    switch setting.content {
    case .value: break
    case .section(let settings, _): write(settings, at: path)
    case .named(_, let settings): write(settings, at: "\(path).ID")
    case .integrations(let settings):
      // A sub-account's are the account's again.
      if !path.contains("sub_accounts") { write(settings, at: "\(path).PLUGIN") }
    case .connection:
      for plugin in plugins {
        lines += ["", "## `\(path)` of `\(plugin.manifest.id)`", ""] + ConfigReference.table(of: plugin)
      }
    case .mapping:
      lines +=
        ["", "## `\(path)`", ""] + Self.fields + ["", "## `\(path).owner`", ""] + Self.table(OwnerKeys.all)
      lines += ["", "## `\(path).owner.nobody`", ""] + Self.table(OwnerKeys.mark)
    }
  }

  private static var fields: [String] {
    let names = MappingReader.fieldNames.map { "`\($0)`" }.joined(separator: ", ")
    return [
      "Keys are \(names), and `custom.KEY` for facts of your own. A value is a path, or a list of paths of which",
      "the first that holds a value wins: `a.b`, `a[0].b`, `a[key=value].b`, `\"a.b\".c` for keys with dots.",
      "`{const: TEXT}` is the same text for every device, and `{path: …, then: [STEP, …]}` makes something of what is found.",
      "A step is `trim`, `lower`, `upper`, `number`, `date`, or one of these:", "",
    ] + table(FieldSourceKeys.steps)
  }

  static func table(_ settings: [HostSetting]) -> [String] {
    guard !settings.isEmpty else { return [] }
    let hasRules = settings.contains { !$0.rules.isEmpty }
    let heading = ["Setting", "Values", "Default", "What it is for"] + (hasRules ? ["Rules"] : [])
    return [row(heading), "|" + heading.map { _ in "---|" }.joined()]
      + settings.map { setting in
        row(
          ["`\(setting.key)`", values(setting), standard(setting), help(setting)]
            + (hasRules ? [setting.rules] : []))
      }
  }

  private static func row(_ cells: [String]) -> String {
    "| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |"
  }

  private static func values(_ setting: HostSetting) -> String {
    switch setting.content {
    case .value(let shape, _): shape.name
    case .section(_, .off): "section, or `off`"
    case .section(_, .none), .connection, .mapping: "section"
    case .named, .integrations: "section of sections"
    }
  }

  private static func standard(_ setting: HostSetting) -> String {
    guard setting.need == .optional else { return "required" }
    guard case .value(_, let standard?) = setting.content else { return "" }
    return "`\(standard)`"
  }

  private static func help(_ setting: HostSetting) -> String {
    guard case .value = setting.content, let example = setting.example else { return setting.help }
    return "\(setting.help) Example: `\(example)`"
  }
}
