import Foundation
import RollcallConfig
import RollcallCore
import RollcallStore

/// An installation as the doctor finds it: the configuration file, what it names, and the register where it can be read.
struct Site {
  let path: String
  let folder: URL
  let config: LoadedConfig
  let now: Instant
  /// The file of the register; nil where the configuration cannot be used.
  let registerPath: String?
  /// The register; nil where there is none, or it cannot be read.
  let register: Register?
  /// Why it cannot be read; nil when it can, or is not there.
  let registerError: StoreError?

  /// Looks at what a configuration file describes; changes nothing.
  init(_ options: CommonOptions) {
    path = options.configPath
    folder = URL(fileURLWithPath: options.configPath).deletingLastPathComponent()
    config = ConfigFile.load(path: options.configPath, plugins: builtInPlugins)
    now = .now
    let folder = folder
    registerPath = config.settings.map { URL(fileURLWithPath: $0.registerPath, relativeTo: folder).path }
    do throws(StoreError) {
      register = if let registerPath { try Register.openForReading(at: registerPath) } else { nil }
      registerError = nil
    } catch {
      register = nil
      registerError = error
    }
  }

  var settings: Settings? { config.settings }

  /// Secrets that are needed: the host's own, and those of connections that take part in syncs.
  var secrets: [SecretUse] {
    guard let settings else { return [] }
    let enabled = Set(settings.connections.filter(\.isEnabled).map(\.reference))
    return settings.secrets.filter { use in use.connection.map { enabled.contains($0) } ?? true }
  }

  /// A path of the configuration file, beside it or complete.
  func file(_ path: String) -> String { URL(fileURLWithPath: path, relativeTo: folder).path }
}
