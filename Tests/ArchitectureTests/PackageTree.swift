import Foundation

/// The files of this package, found from where this one stands.
enum PackageTree {
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// What the gates are about: all code of ours that is shipped.
  static let shippedSources: [SourceFile] =
    (["Sources"] + pluginNames.map { "Plugins/\($0)/Sources" }).flatMap { folder in
      ["swift", "cpp", "h"].flatMap { files(of: $0, beneath: folder) }
    }

  static let shippedSwift = shippedSources.filter { $0.path.hasSuffix(".swift") }

  static let pluginNames = folders(in: "Plugins")

  /// The id by which config.yaml names a plugin, as the plugin says it.
  static func pluginID(_ name: String) -> String? {
    if let connector = file("Plugins/\(name)/connector.yaml") {
      return connector.text.firstMatch(of: /\nid: ([a-z0-9-]+)/).map { String($0.1) }
    }
    return files(of: "swift", beneath: "Plugins/\(name)/Sources").lazy.compactMap {
      $0.text.firstMatch(of: /Manifest\(\s*id: "([a-z0-9-]+)"/).map { String($0.1) }
    }.first
  }

  /// The files with an extension beneath a folder, by path.
  static func files(of kind: String, beneath folder: String) -> [SourceFile] {
    let start = root.appendingPathComponent(folder)
    guard let walk = FileManager.default.enumerator(atPath: start.path) else { return [] }
    return walk.compactMap { $0 as? String }
      .filter { $0.hasSuffix("." + kind) }
      .sorted()
      .compactMap { file("\(folder)/\($0)") }
  }

  /// A file by its path from the root; nil where there is none.
  static func file(_ path: String) -> SourceFile? {
    (try? String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)).map {
      SourceFile(path: path, text: $0)
    }
  }

  /// The names of the folders in a folder.
  static func folders(in folder: String) -> [String] {
    let start = root.appendingPathComponent(folder)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: start.path)) ?? []
    return names.filter { name in
      var isFolder: ObjCBool = false
      let path = start.appendingPathComponent(name).path
      return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }.sorted()
  }

  static func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: root.appendingPathComponent(path).path)
  }

  static func isExecutable(_ path: String) -> Bool {
    FileManager.default.isExecutableFile(atPath: root.appendingPathComponent(path).path)
  }
}
