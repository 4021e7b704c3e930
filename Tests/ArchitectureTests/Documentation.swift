/// Whether what other targets see is explained: each `public` or `package` declaration has a doc comment that
/// says more than its name.
enum Documentation {
  static func offences(in file: SourceFile) -> [Offence] {
    let lines = file.lines
    return file.codeLines.enumerated().compactMap { index, code in
      guard let name = declaredName(in: code) else { return nil }
      guard let sentence = comment(above: index, in: lines) else {
        return file.offence(line: index + 1, "\(name) has no doc comment")
      }
      guard says(sentence, nothingBut: name) else { return nil }
      return file.offence(line: index + 1, "\(name)'s comment is its name")
    }
  }

  private static let kinds: Set<String> = [
    "struct", "class", "enum", "actor", "protocol", "func", "var", "let", "init", "subscript", "typealias",
    "associatedtype", "case",
  ]

  /// What is required by protocols of the standard library is explained there.
  private static let explainedElsewhere: Set<String> = [
    "==", "<", "hash", "encode", "description", "debugDescription", "customMirror", "startIndex", "endIndex",
    "errorDescription", "next", "makeIterator", "makeAsyncIterator",
  ]

  /// The name that a line declares for other targets; nil when it declares none.
  private static func declaredName(in code: String) -> String? {
    let words = code.split(whereSeparator: \.isWhitespace).map(String.init)
    guard let access = words.firstIndex(where: { $0 == "public" || $0 == "package" }),
      words[..<access].allSatisfy({ $0.hasPrefix("@") || modifiers.contains($0) }),
      let kind = words[access...].firstIndex(where: { kinds.contains(String($0.prefix { $0.isLetter })) }),
      words[(access + 1)..<kind].allSatisfy({ modifiers.contains($0) })
    else { return nil }
    let word = words[kind]
    if word.hasPrefix("init") || word.hasPrefix("subscript") {
      let signature = words[kind...].joined()
      let isElsewhere = signature.hasPrefix("init(fromdecoder") || signature.hasPrefix("subscript(position:")
      return isElsewhere ? nil : String(word.prefix { $0.isLetter })
    }
    guard kind + 1 < words.count else { return word }
    let name = self.name(startingWith: words[kind + 1])
    return explainedElsewhere.contains(name) ? nil : name
  }

  private static func name(startingWith word: String) -> String {
    let isOperator = word.first.map { !$0.isLetter && $0 != "_" && $0 != "`" } ?? false
    return String(word.prefix { isOperator ? !$0.isLetter && $0 != "(" : !"(:<{=,".contains($0) })
  }

  private static let modifiers: Set<String> = [
    "static", "final", "mutating", "nonmutating", "nonisolated", "indirect", "lazy", "weak", "private(set)",
    "fileprivate(set)", "internal(set)", "package(set)", "override", "convenience", "required", "consuming",
    "borrowing", "unowned", "class",
  ]

  /// The first line of the doc comment above a line, past attributes.
  private static func comment(above index: Int, in lines: [String]) -> String? {
    var first: String?
    for line in lines[..<index].reversed() {
      let text = line.drop { $0 == " " }
      if text.hasPrefix("///") {
        first = String(text.dropFirst(3))
      } else if first != nil || !text.hasPrefix("@") {
        break
      }
    }
    return first
  }

  private static func says(_ sentence: String, nothingBut name: String) -> Bool {
    let fillers: Set<Substring> = ["the", "a", "an"]
    let words = sentence.lowercased().split { !$0.isLetter }.filter { !fillers.contains($0) }
    return words.joined() == name.lowercased().filter(\.isLetter)
  }
}
