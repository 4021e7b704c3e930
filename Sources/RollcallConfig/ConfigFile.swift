import Foundation
import RollcallCore
package import RollcallKit

/// Reads config.yaml: bytes → nodes with places → settings, with every problem in one go.
///
///     bytes ─► YAMLEvents ─► YAMLDocument ─► SettingsReader ─► TenantConflicts ─► LoadedConfig
///              libyaml       tree, marks      sections, values   across accounts
///
/// Whatever is wrong is an issue with its place; nothing is thrown, nothing is sent, and no secret is looked up.
package enum ConfigFile {
  private static let largest = 4 << 20

  /// Reads and checks a file.
  ///
  /// - Parameters:
  ///   - path: The file. Paths in it are relative to its folder.
  ///   - plugins: The plugins that connections may name.
  package static func load(path: String, plugins: [Plugin]) -> LoadedConfig {
    let url = URL(fileURLWithPath: path)
    let (file, log) = (url.lastPathComponent, ReadingLog(directory: url.deletingLastPathComponent().path))
    guard let data = FileManager.default.contents(atPath: path) else {
      let isThere = FileManager.default.fileExists(atPath: path)
      log.report(
        .reference, isThere ? "\(path) cannot be read" : "there is no file \(path)",
        hint: isThere
          ? "is it a file, and may you read it?"
          : "name it with --config; `rollcall config sample` prints one to start from",
        at: Place(path: ConfigPath(), mark: .start))
      return LoadedConfig(file: file, settings: nil, issues: log.issues)
    }
    return read([UInt8](data), file: file, plugins: plugins, log: log)
  }

  /// Reads and checks a text as if it stood in a file of that name, in the working directory.
  package static func read(_ text: String, file: String, plugins: [Plugin]) -> LoadedConfig {
    read([UInt8](text.utf8), file: file, plugins: plugins, log: ReadingLog(directory: "."))
  }

  private static func read(
    _ bytes: [UInt8], file: String, plugins: [Plugin], log: ReadingLog
  ) -> LoadedConfig {
    guard bytes.count <= largest else {
      log.report(.syntax, "the file is larger than 4 MiB", at: Place(path: ConfigPath(), mark: .start))
      return LoadedConfig(file: file, settings: nil, issues: log.issues)
    }
    let document = YAMLDocument(bytes)
    log.add(document.problems.map { ConfigIssue($0) })
    let root = document.root ?? YAMLNode(content: .mapping([]), mark: .start, condition: document.condition)
    var settings = SettingsReader(plugins: plugins, log: log).settings(root)
    TenantConflicts(log: log, root: root).report(in: settings)
    settings.secrets = log.secrets
    settings.notServed = log.notServed
    let broken = Set(log.issues.filter { $0.severity == .error }.map(\.connection))
    settings.brokenConnections = settings.connections.map(\.reference).filter { broken.contains($0) }
    guard document.condition == .whole else {
      return LoadedConfig(
        file: file, settings: nil, plugins: settings.plugins, issues: upToError(log.issues, document).inOrder)
    }
    return LoadedConfig(
      file: file, settings: broken.contains(nil) ? nil : settings, plugins: settings.plugins,
      issues: log.issues.inOrder)
  }

  /// The problems before the error that ended reading. What its own line seemed to say is not what was meant.
  private static func upToError(_ issues: [ConfigIssue], _ document: YAMLDocument) -> [ConfigIssue] {
    guard let error = document.problems.last else { return issues }
    return issues.filter { $0.code == .syntax || $0.mark.line != error.mark.line }
  }
}
