import ArgumentParser
import RollcallConfig
import RollcallKit
import RollcallPlugins

struct ConfigCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config", abstract: "Print a sample of the configuration file, or its schema for editors.",
    subcommands: [Sample.self, Schema.self, Reference.self, Connector.self, Events.self])

  struct Sample: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print a commented configuration file to start from.",
      discussion:
        "It has Jamf School. `rollcall plugins list` names the others, `rollcall plugins show ID` their settings."
    )

    func run() async throws { Terminal.print(ConfigSample(plugins: compiledPlugins).lines) }
  }

  struct Schema: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print the JSON Schema of the configuration file.")

    func run() async throws { Terminal.print(ConfigSchema(plugins: builtInPlugins).text) }
  }

  struct Reference: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print the table of settings, as docs/reference/configuration.md has it.")

    func run() async throws { Terminal.print(ConfigReference(plugins: builtInPlugins).lines) }
  }

  struct Connector: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print what a connector.yaml can hold, as docs/reference/connector.md has it.")

    func run() async throws { Terminal.print(ConnectorReference.lines) }
  }

  struct Events: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print the events of the log, as docs/reference/logging.md has them.")

    func run() async throws { Terminal.print(LogReference.lines) }
  }
}
