/// The texts about rules and codes, read from the pages that stand in `docs` too.
enum Handbook {
  /// A text about one subject.
  struct Page {
    var subject: String
    var text: String
  }

  /// The numbers of all rules that have a text.
  static let rules = rulePages.map(\.subject)
  /// All codes that have a text.
  static let codes = codePages.map(\.subject)

  /// The text about a rule or a code, in whatever case it is written; nil where there is none.
  static func page(on subject: String) -> Page? {
    (rulePages + codePages).first { $0.subject.lowercased() == subject.lowercased() }
  }

  /// `- **G6** text` and the lines that go on below it.
  private static let rulePages = pages(in: RulesPage.markdown) { line in
    line.wholeMatch(of: /- \*\*([A-K]\d+)\*\* (.*)/).map { (String($0.1), String($0.2)) }
  }

  /// `- **CODE** text`.
  private static let codePages = pages(in: CodesPage.markdown) { line in
    line.wholeMatch(of: /- \*\*(\w+)\*\* (.*)/).map { (String($0.1), String($0.2)) }
  }

  private static func pages(in markdown: String, beginning: (Substring) -> (String, String)?) -> [Page] {
    var pages: [Page] = []
    var isInside = false
    for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
      if let (subject, text) = beginning(line) {
        pages.append(Page(subject: subject, text: text))
        isInside = true
      } else if isInside, line.hasPrefix("  "), !pages.isEmpty {
        pages[pages.count - 1].text += " " + line.drop { $0 == " " }
      } else {
        isInside = false
      }
    }
    return pages
  }
}
