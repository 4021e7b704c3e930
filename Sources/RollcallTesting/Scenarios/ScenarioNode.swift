import JamfSchoolSimulator
import RollcallConfig

/// A value of a scenario file: a text, a list, or members in their order.
package indirect enum ScenarioNode: Sendable {
  case text(String)
  case list([ScenarioNode])
  case members([(key: String, value: ScenarioNode)])

  /// Reads a file's text.
  package init(parsing text: String, file: String) throws(ScenarioMistake) {
    let (root, issues) = YAMLReader.read(text, file: file)
    guard issues.isEmpty, let root else {
      throw ScenarioMistake("\(file): \(issues.map { $0.line(file: file) }.joined(separator: "; "))")
    }
    self.init(root)
  }

  private init(_ node: YAMLNode) {
    switch node.content {
    case .scalar(let text, _): self = .text(text)
    case .sequence(let items): self = .list(items.map { ScenarioNode($0) })
    case .mapping(let members): self = .members(members.map { ($0.key, ScenarioNode($0.value)) })
    }
  }

  /// The member of a name; nil where there is none.
  package subscript(key: String) -> ScenarioNode? {
    guard case .members(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  /// The text; nil for anything else.
  package var text: String? {
    guard case .text(let text) = self else { return nil }
    return text
  }

  /// The items; a value that is no list is a list of itself.
  package var items: [ScenarioNode] {
    guard case .list(let items) = self else { return [self] }
    return items
  }

  /// The texts of a list; nil where there is none.
  package var texts: [String] { items.compactMap(\.text) }

  /// The members in their order; none for anything else.
  package var pairs: [(key: String, value: ScenarioNode)] {
    guard case .members(let members) = self else { return [] }
    return members
  }

  /// As many of the members as their `times` says, with their numbers in place of `#`.
  var repeated: [ScenarioNode] {
    guard let times = self["times"]?.text.flatMap({ Int($0) }) else { return [self] }
    return (1...times).map { number in
      .members(
        pairs.map { key, value in
          (key, value.text.map { .text($0.replacing("#", with: "\(number)")) } ?? value)
        })
    }
  }

  /// The value as YAML on one line, every text in quotation marks.
  var yaml: String {
    switch self {
    case .text(let text): JSONValue.string(text).text
    case .list(let items): "[" + items.map(\.yaml).joined(separator: ", ") + "]"
    case .members(let members):
      "{" + members.map { "\(JSONValue.string($0.key).text): \($0.value.yaml)" }.joined(separator: ", ") + "}"
    }
  }
}

/// Why a scenario file cannot be told.
package struct ScenarioMistake: Error, CustomStringConvertible {
  package let description: String

  init(_ description: String) {
    self.description = description
  }
}
