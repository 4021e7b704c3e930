import ArgumentParser
import RollcallConfig
import RollcallKit
import RollcallPlugins

struct ConfigCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config", abstract: "Print a sample of the configuration file, or its schema for editors.",
    subcommands: [Sample.self, Schema.self, Reference.self, Events.self])

  struct Sample: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print a commented configuration file to start from.")

    func run() async throws { Terminal.print(ConfigSample(plugins: compiledPlugins).lines) }
  }

  struct Schema: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print the JSON Schema of the configuration file.")

    func run() async throws { Terminal.print(ConfigSchema(plugins: compiledPlugins).text) }
  }

  struct Reference: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print the table of settings, as docs/reference/configuration.md has it.")

    func run() async throws { Terminal.print(ConfigReference(plugins: compiledPlugins).lines) }
  }

  struct Events: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print the events of the log, as docs/reference/logging.md has them.")

    func run() async throws { Terminal.print(LogReference.lines) }
  }
}
