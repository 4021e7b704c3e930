import Foundation

/// A fault that `script/mutate` puts into the sources; `Tests/Mutants/README.md` explains how it is written.
struct Mutant {
  let list: SourceFile
  let line: Int
  let name: String
  let file: String
  let old: String
  let new: String
  let hasMeaning: Bool

  /// Every mutant of the package.
  static let all = PackageTree.files(of: "txt", beneath: "Tests/Mutants").flatMap(read)

  /// What keeps the mutant from being put in, or from meaning anything.
  var offences: [Offence] {
    let count = PackageTree.file(file).map { $0.text.components(separatedBy: old).count - 1 }
    var complaints: [String] = []
    if !hasMeaning { complaints.append("\(name) does not say what it means") }
    if old.isEmpty || old == new { complaints.append("\(name) changes nothing") }
    if let count, count != 1 { complaints.append("the text of \(name) occurs \(count) times in \(file)") }
    if count == nil { complaints.append("\(name): there is no file \(file)") }
    return complaints.map { list.offence(line: line, $0) }
  }

  private static func read(_ list: SourceFile) -> [Mutant] {
    let paragraphs = list.lines.enumerated().split { $0.element.isEmpty }
    return paragraphs.filter { $0.first?.element.hasPrefix("#") == false }.map { paragraph in
      let lines = paragraph.dropFirst().map { $0.element.dropFirst(2) }
      func said(after word: String) -> [String] {
        lines.filter { $0.hasPrefix(word + " ") }.map { String($0.dropFirst(word.count + 1)) }
      }
      let words = ["in", "-", "+", "survives"]
      return Mutant(
        list: list, line: (paragraph.first?.offset ?? 0) + 1, name: paragraph.first?.element ?? "",
        file: said(after: "in").joined(), old: said(after: "-").joined(separator: "\n"),
        new: said(after: "+").joined(separator: "\n"),
        hasMeaning: lines.contains { line in !words.contains { line.hasPrefix($0 + " ") } })
    }
  }
}
