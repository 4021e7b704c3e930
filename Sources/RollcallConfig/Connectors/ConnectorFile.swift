import Foundation
package import RollcallKit

/// Reads a `connector.yaml`: bytes → nodes with places → connector, with every problem in one go.
package enum ConnectorFile {
  private static let largest = 1 << 20

  /// What became of a file.
  package struct Loaded: Sendable {
    /// The file's path as it is shown.
    package var file: String
    /// The connector; nil when the file has an error.
    package var connector: Connector?
    /// The id of the integration, as far as it could be read; nil when it could not.
    package var id: String?
    /// Every problem, in the order of their places.
    package var issues: [ConfigIssue]
  }

  /// Reads and checks a file.
  ///
  /// - Parameter name: how the file is shown; its path, unless something else is given.
  package static func load(path: String, shownAs name: String? = nil) -> Loaded {
    let name = name ?? path
    let log = ReadingLog(directory: URL(fileURLWithPath: path).deletingLastPathComponent().path)
    guard let data = FileManager.default.contents(atPath: path) else {
      log.report(.reference, "\(path) cannot be read", at: Place(path: ConfigPath(), mark: .start))
      return Loaded(file: name, connector: nil, issues: log.issues)
    }
    return read([UInt8](data), file: name, log)
  }

  /// Reads and checks a text as if it stood in a file of that name.
  package static func read(_ text: String, file: String) -> Loaded {
    read([UInt8](text.utf8), file: file, ReadingLog(directory: "."))
  }

  private static func read(_ bytes: [UInt8], file: String, _ log: ReadingLog) -> Loaded {
    guard bytes.count <= largest else {
      log.report(.syntax, "the file is larger than 1 MiB", at: Place(path: ConfigPath(), mark: .start))
      return Loaded(file: file, connector: nil, issues: log.issues)
    }
    let document = YAMLDocument(bytes)
    log.add(document.problems.map { ConfigIssue($0) })
    let root = document.root ?? YAMLNode(content: .mapping([]), mark: .start, condition: document.condition)
    let connector = ConnectorReader(log: log).connector(root)
    let isSound = document.condition == .whole && !log.issues.contains { $0.severity == .error }
    return Loaded(
      file: file, connector: isSound ? connector : nil, id: root.text(of: "id"), issues: log.issues.inOrder)
  }
}

extension YAMLNode {
  /// The text after a key; nil when there is none.
  fileprivate func text(of key: String) -> String? {
    guard case .mapping(let members) = content,
      case .scalar(let text, _)? = members.first(where: { $0.key == key })?.value.content, !text.isEmpty
    else { return nil }
    return text
  }
}
