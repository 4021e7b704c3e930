import ArgumentParser
import Foundation
import RollcallConfig
import RollcallDocuments
import RollcallKit

struct PluginsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plugins", abstract: "Show the integrations that are there.",
    subcommands: [List.self, Show.self])

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List integrations.")

    @OptionGroup var common: CommonOptions

    @Flag(help: "Print those of the program as a table for a page.")
    var markdown = false

    func run() async throws {
      if markdown {
        let rows = builtInPlugins.map {
          "| `\($0.manifest.id)` | \($0.manifest.name) | \($0.manifest.summary) |"
        }
        return Terminal.print(["| Integration | Vendor | What it brings |", "|---|---|---|"] + rows)
      }
      if common.json {
        let plugins = knownPlugins(common).map { plugin in
          JSON.object([
            ("id", .string(plugin.manifest.id)), ("name", .string(plugin.manifest.name)),
            ("version", .string(plugin.manifest.version)), ("kind", .string(plugin.kind.rawValue)),
            ("level", .null),
          ])
        }
        Terminal.print(JSON.document(("plugins", .array(plugins))).text)
        return
      }
      var table = Table("ID", "NAME", "VERSION", "KIND", "WHAT")
      for plugin in knownPlugins(common) {
        let manifest = plugin.manifest
        table.add(manifest.id, manifest.name, manifest.version, plugin.kind.rawValue, manifest.summary)
      }
      Terminal.print(table.lines(width: Terminal.width))
    }
  }

  struct Show: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Show an integration's settings.")

    @OptionGroup var common: CommonOptions

    @Argument(help: "The integration, such as jamf-school.")
    var plugin: String

    @Flag(help: "Print the settings as a table for a page.")
    var markdown = false

    func run() async throws {
      try await reporting(common) {
        let known = knownPlugins(common)
        guard let found = known.first(where: { $0.manifest.id == plugin }) else {
          throw UsageError(
            "There is no integration '\(plugin)'. Known are: \(known.map(\.manifest.id).joined(separator: ", "))."
          )
        }
        if common.json {
          Terminal.print(JSON.document(("plugin", found.json)).text)
        } else if markdown {
          Terminal.print(ConfigReference.table(of: found))
        } else {
          Terminal.print("\(found.manifest.name) \(found.manifest.version): \(found.manifest.summary)")
          for setting in found.settings {
            Terminal.print("  \(setting.key) (\(setting.kindText), \(setting.needText)): \(setting.help)")
          }
        }
      }
    }
  }
}

extension Plugin {
  fileprivate var json: JSON {
    .object([
      ("id", .string(manifest.id)), ("name", .string(manifest.name)), ("version", .string(manifest.version)),
      ("kind", .string(kind.rawValue)), ("summary", .string(manifest.summary)),
      (
        "settings",
        .array(
          settings.map {
            .object([
              ("key", .string($0.key)), ("kind", .string($0.kindText)),
              ("required", .bool($0.need == .required)),
              ("help", .string($0.help)), ("example", .optional($0.example)),
            ])
          })
      ),
    ])
  }
}

/// The plugins of the program, and those that the configuration file brings where there is one.
private func knownPlugins(_ options: CommonOptions) -> [Plugin] {
  guard FileManager.default.fileExists(atPath: options.configPath) else { return builtInPlugins }
  return ConfigFile.load(path: options.configPath, plugins: builtInPlugins).plugins
}
