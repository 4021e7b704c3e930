import Foundation

/// A link in a page to another file of the package.
enum MarkdownLink {
  /// The links of a page that lead nowhere.
  static func broken(in page: SourceFile) -> [Offence] {
    let folder = PackageTree.root.appendingPathComponent(page.path).deletingLastPathComponent()
    return page.lines.enumerated().flatMap { index, line in
      targets(in: line).filter { target in
        !FileManager.default.fileExists(atPath: folder.appendingPathComponent(target).path)
      }.map { page.offence(line: index + 1, "links to \($0), which is not there") }
    }
  }

  private static func targets(in line: String) -> [String] {
    line.components(separatedBy: "](").dropFirst().compactMap { rest in
      let target = rest.prefix { $0 != ")" && $0 != "#" }
      return target.isEmpty || target.contains("://") ? nil : String(target)
    }
  }
}
