import ArgumentParser
import RollcallConfig
import RollcallDocuments
import RollcallKit
import RollcallPlugins

struct PluginsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plugins", abstract: "Show the integrations that are there.",
    subcommands: [List.self, Show.self])

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List integrations.")

    @OptionGroup var common: CommonOptions

    func run() async throws {
      if common.json {
        let plugins = compiledPlugins.map { plugin in
          JSON.object([
            ("id", .string(plugin.manifest.id)), ("name", .string(plugin.manifest.name)),
            ("version", .string(plugin.manifest.version)), ("kind", .string("compiled")), ("level", .null),
          ])
        }
        Terminal.print(JSON.document(("plugins", .array(plugins))).text)
        return
      }
      var table = Table("ID", "NAME", "VERSION", "KIND", "WHAT")
      for plugin in compiledPlugins {
        let manifest = plugin.manifest
        table.add(manifest.id, manifest.name, manifest.version, "compiled", manifest.summary)
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
        guard let found = compiledPlugins.first(where: { $0.manifest.id == plugin }) else {
          throw UsageError(
            "There is no integration '\(plugin)'. Known are: \(compiledPlugins.map(\.manifest.id).joined(separator: ", "))."
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
      ("kind", .string("compiled")), ("summary", .string(manifest.summary)),
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
