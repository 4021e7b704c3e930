package import RollcallKit

/// The tables of all settings, as `docs/reference/configuration.md` has them.
package struct ConfigReference {
  private let plugins: [Plugin]

  /// A reference that includes these integrations.
  package init(plugins: [Plugin]) {
    self.plugins = plugins
  }

  /// The lines of the page.
  package var lines: [String] {
    let intro = [
      "# config.yaml", "",
      "Written by `script/generate` from the declarations of the settings; do not edit it by hand.", "",
      "## The host", "", "| Setting | Default | What it is for |", "|---|---|---|",
    ]
    let host = HostOption.all.map { "| `\($0.key)` | \(Self.code($0.standard)) | \($0.help) |" }
    let heading = [
      "", "## A connection", "", "Below `accounts.ID.integrations.PLUGIN`. `enabled` is true unless set.", "",
      "| Setting | Values | Default | What it is for | Rules |", "|---|---|---|---|---|",
    ]
    let options = ConnectionOption.all.map {
      "| `\($0.key)` | \($0.words) | \(Self.code($0.standard)) | \($0.help) | \($0.rules) |"
    }
    return intro + host + heading + options + plugins.flatMap { Self.section(of: $0) }
  }

  /// The table of a plugin's own settings, as its README has it too.
  package static func table(of plugin: Plugin) -> [String] {
    ["| Setting | Values | | What it is for |", "|---|---|---|---|"]
      + plugin.settings.map { "| `\($0.key)` | \($0.kindText) | \($0.needText) | \($0.help) |" }
  }

  private static func section(of plugin: Plugin) -> [String] {
    ["", "## \(plugin.manifest.name)", "", "Below `connection:` of `\(plugin.manifest.id)`.", ""]
      + table(of: plugin)
  }

  private static func code(_ text: String) -> String { text.isEmpty ? "" : "`\(text)`" }
}

extension ConnectionOption {
  fileprivate var words: String {
    switch values {
    case .boolean: "true, false"
    case .choice(let words): words.joined(separator: ", ")
    case .text: "text"
    }
  }
}
