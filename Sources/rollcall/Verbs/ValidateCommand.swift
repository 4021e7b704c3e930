import ArgumentParser
import Foundation
import RollcallConfig
import RollcallCore
import RollcallKit
import RollcallPlugins
import RollcallStore

struct ValidateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Show every problem of the configuration file.",
    discussion: """
      Reads the whole file and prints all problems at once, each with its place: config.yaml:LINE:COLUMN CODE: message (hint).
      """)

  @OptionGroup var common: CommonOptions

  @Flag(help: "Also test every enabled connection.")
  var connect = false

  @Flag(help: "Count warnings as errors.")
  var strict = false

  func run() async throws {
    try await reporting(common) {
      let config = ConfigFile.load(path: common.configPath, plugins: compiledPlugins)
      let issues = (config.issues + warnings(of: config)).sorted { $0.mark < $1.mark }
      show(issues, of: config.file, as: common)
      if !common.json { sayRest(config, issues) }
      let isBad = issues.contains { strict || $0.severity == .error }
      if isBad { throw ExitStatus.configuration.code }
      if connect { try await TestCommand.run(common, []) }
    }
  }

  private func warnings(of config: LoadedConfig) -> [ConfigIssue] {
    guard let settings = config.settings else { return [] }
    let folder = URL(fileURLWithPath: common.configPath).deletingLastPathComponent()
    let resolver = SecretResolver(folder: folder)
    let path = URL(fileURLWithPath: settings.registerPath, relativeTo: folder).path
    let register = try? Register.openForReading(at: path)
    return settings.connections.flatMap { connection in
      secrets(of: connection, resolver) + lock(of: connection, register)
    }
  }

  private func secrets(of connection: ConnectionSettings, _ resolver: SecretResolver) -> [ConfigIssue] {
    connection.settings.values.compactMap { key, value in
      guard case .secret(let reference) = value, let warning = resolver.warning(about: reference) else {
        return nil
      }
      return ConfigIssue(
        code: .secretUse, severity: .warning, mark: connection.mark,
        path: "\(connection.reference).connection.\(key)",
        message: warning, hint: nil, connection: connection.reference)
    }
  }

  /// C6: the mapping is locked while assets have links.
  private func lock(of connection: ConnectionSettings, _ register: Register?) -> [ConfigIssue] {
    let inForce = try? register?.mappingInForce(of: connection.reference)
    guard let inForce, inForce != connection.options.assetID else { return [] }
    return [
      ConfigIssue(
        code: .registerLocked, mark: connection.mark, path: "\(connection.reference).asset_id",
        message:
          "Asset IDs are mapped from \(inForce.rawValue) while assets are linked to \(connection.reference)",
        hint:
          "delete every asset that is linked to it first: `assets delete --linked-by \(connection.reference)`",
        connection: connection.reference)
    ]
  }

  private func sayRest(_ config: LoadedConfig, _ issues: [ConfigIssue]) {
    for item in config.settings?.notServed ?? [] {
      Terminal.say(
        "\(config.file):\(item.mark.line):\(item.mark.column) \(item.path): not served yet: \(item.message)")
    }
    if issues.isEmpty {
      let count = config.settings?.connections.count ?? 0
      Terminal.print("\(config.file) is good: \(count == 1 ? "1 connection" : "\(count) connections").")
    }
  }
}
