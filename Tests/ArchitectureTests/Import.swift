/// An `import` line of a source file.
struct Import {
  let module: String
  let line: Int

  private static let kinds: Set<Substring> = [
    "struct", "class", "enum", "protocol", "func", "var", "let", "typealias", "actor",
  ]

  /// The imports of a file, whatever stands before or after the word.
  static func all(in file: SourceFile) -> [Import] {
    file.codeLines.enumerated().flatMap { index, line in
      line.split(separator: ";").compactMap { Import(statement: $0, line: index + 1) }
    }
  }

  private init?(statement: Substring, line: Int) {
    let words = statement.split(separator: " ")
    guard let position = words.firstIndex(of: "import"), words[..<position].allSatisfy(Self.isModifier)
    else { return nil }
    guard let path = words[(position + 1)...].first(where: { !Self.kinds.contains($0) }) else { return nil }
    module = String(path.prefix { $0 != "." })
    self.line = line
  }

  private static func isModifier(_ word: Substring) -> Bool {
    word.hasPrefix("@") || ["public", "package", "internal", "fileprivate", "private"].contains(word)
  }
}
