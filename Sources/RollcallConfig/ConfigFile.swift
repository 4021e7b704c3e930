import Foundation
import RollcallCore
package import RollcallKit

/// Reads config.yaml: text in, typed settings and located issues out, all issues at once.
///
///     bytes ─► YAML events ─► nodes with places ─► settings
///                  └── syntax        └── unknown, missing, wrong …  ─► issues, in the order of the file
package enum ConfigFile {
  /// Reads the file at a path.
  ///
  /// - Parameter plugins: the integrations that the file may enable.
  package static func load(path: String, plugins: [Plugin]) -> LoadedConfig {
    let name = (path as NSString).lastPathComponent
    guard let data = FileManager.default.contents(atPath: path) else {
      let issue = ConfigIssue(
        code: .missing, mark: SourceMark(line: 1, column: 1), path: "",
        message: "the file \(path) cannot be read",
        hint: "name it with --config, or write one: `rollcall config sample > config.yaml`")
      return LoadedConfig(file: name, settings: nil, issues: [issue])
    }
    guard let text = String(validatingUTF8: data) else {
      let issue = ConfigIssue(
        code: .syntax, mark: SourceMark(line: 1, column: 1), path: "", message: "the file is not UTF-8",
        hint: nil)
      return LoadedConfig(file: name, settings: nil, issues: [issue])
    }
    return read(text, file: name, plugins: plugins)
  }

  /// Reads the text of a file.
  package static func read(_ text: String, file: String, plugins: [Plugin]) -> LoadedConfig {
    let collector = IssueCollector()
    let (root, found) = YAMLReader.read(text, file: file)
    collector.add(found)
    var settings: Settings?
    if let root, !found.contains(where: { $0.code == .syntax && root.isNull }) {
      settings = read(root, plugins, collector)
    } else if found.isEmpty {
      collector.add(
        .missing, at: SourceMark(line: 1, column: 1), "", "the file is empty",
        hint: "`rollcall config sample` prints one")
    }
    let issues = collector.issues.sorted { $0.mark < $1.mark }
    let isUsable = !issues.contains { $0.severity == .error && $0.connection == nil }
    return LoadedConfig(file: file, settings: isUsable ? settings : nil, issues: issues)
  }

  private static func read(_ root: YAMLNode, _ plugins: [Plugin], _ collector: IssueCollector) -> Settings? {
    guard var section = SectionReader(root, path: "", collector) else { return nil }
    var settings = Settings()
    let host = HostReading(collector: collector)
    host.readVersion(&section)
    let external = host.read(&section, into: &settings)
    if let node = section.require("accounts") {
      settings.accounts = AccountReading(plugins: plugins, external: external, collector: collector)
        .read(node, path: "accounts")
      if settings.accounts.isEmpty, collector.issues.isEmpty {
        collector.add(.missing, at: node.mark, "accounts", "'accounts' names no account")
      }
    }
    section.finish()
    SharedTenants.check(settings.connections, collector)
    settings.notServed = collector.notServed
    return settings
  }
}

extension String {
  fileprivate init?(validatingUTF8 data: Data) {
    let bytes = data.starts(with: [0xEF, 0xBB, 0xBF]) ? data.dropFirst(3) : data[...]
    guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
    self = text
  }
}
