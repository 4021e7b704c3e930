import Foundation
import RollcallKit

/// The connectors in folders that config.yaml names: each entry is a folder of folders, each with a `connector.yaml`.
struct ConnectorFolders {
  /// Plugins of the connectors that can be used.
  private(set) var plugins: [Plugin] = []
  /// Their files, and those of the others.
  private(set) var files: [String] = []
  /// What was read of the others, by the id under which config.yaml would name them.
  private(set) var broken: [(id: String, loaded: ConnectorFile.Loaded)] = []

  init() {}

  /// Reads every connector.
  ///
  /// - Parameter directory: the folder to which others are relative.
  init(_ folders: [String], beside directory: String) {
    for folder in folders {
      let base = URL(fileURLWithPath: folder, relativeTo: URL(fileURLWithPath: directory, isDirectory: true))
      for name in (try? FileManager.default.contentsOfDirectory(atPath: base.path))?.sorted() ?? [] {
        let file = base.appendingPathComponent(name).appendingPathComponent("connector.yaml").path
        guard FileManager.default.fileExists(atPath: file) else { continue }
        files.append(file)
        add(ConnectorFile.load(path: file, shownAs: "\(folder)/\(name)/connector.yaml"), folder: name)
      }
    }
  }

  private mutating func add(_ loaded: ConnectorFile.Loaded, folder: String) {
    if let connector = loaded.connector {
      plugins.append(Plugin(connector))
    } else {
      broken.append((loaded.id ?? folder, loaded))
    }
  }
}
