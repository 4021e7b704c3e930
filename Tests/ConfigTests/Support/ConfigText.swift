import RollcallConfig
import RollcallKit
import Testing

/// The text of a file in which `▸` marks the places where problems are expected.
struct ConfigText {
  static let plugins = [Plugin(Acme.self), Plugin(Brook.self)]

  let text: String
  let marks: [Mark]

  init(_ marked: String) {
    text = marked.replacing("▸", with: "")
    marks = marked.split(separator: "\n", omittingEmptySubsequences: false).enumerated().flatMap {
      line, text in
      let parts = text.split(separator: "▸", omittingEmptySubsequences: false).dropLast()
      var column = 0
      return parts.map { part in
        column += part.count
        return Mark(line: line + 1, column: column + 1)
      }
    }
  }

  /// A good file with more lines below its one connection, as deep as its keys.
  static func connection(_ lines: String) -> ConfigText {
    ConfigText(
      """
      version: 1
      accounts:
        riverside:
          integrations:
            acme:
              connection: {url: acme.example, tenant: 12345, token: {env: ACME_TOKEN}}
      \(lines.indented(by: 8))
      """)
  }

  /// A good file but for the lines below `connection:` of its one connection.
  static func settings(_ lines: String) -> ConfigText {
    ConfigText(
      """
      version: 1
      accounts:
        riverside:
          integrations:
            acme:
              connection:
      \(lines.indented(by: 10))
      """)
  }

  /// A file with more lines at its top.
  static func host(_ lines: String) -> ConfigText {
    ConfigText("version: 1\naccounts: {}\n" + lines)
  }

  func load() -> LoadedConfig {
    ConfigFile.read(text, file: "config.yaml", plugins: Self.plugins)
  }
}

extension String {
  fileprivate func indented(by count: Int) -> String {
    let indent = String(repeating: " ", count: count)
    return split(separator: "\n", omittingEmptySubsequences: false).map { indent + $0 }.joined(
      separator: "\n")
  }
}

extension LoadedConfig {
  /// `LINE:COLUMN CODE` of each issue.
  var places: [String] { issues.map { "\($0.mark.line):\($0.mark.column) \($0.code.rawValue)" } }
}

/// An expectation with a name for the list of tests.
struct Refusal: Sendable, CustomTestStringConvertible {
  var name: String
  var text: ConfigText
  var code: ConfigIssue.Code

  init(_ name: String, _ text: ConfigText, _ code: ConfigIssue.Code) {
    self.name = name
    self.text = text
    self.code = code
  }

  var testDescription: String { name }
}
