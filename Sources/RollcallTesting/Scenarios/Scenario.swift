package import RollcallCore

/// A short story about a school's register and its tenants, as `Tests/Scenarios/README.md` describes the files.
package struct Scenario: Sendable, CustomStringConvertible {
  /// What the story is about.
  package var title: String
  /// The rules that it proves; the one that the file is named after is among them.
  package var rules: [Rule]
  /// The file.
  package var file: String
  /// The connections, in the order in which config.yaml lists them.
  var connections: [ScenarioConnection]
  /// A config.yaml word by word, for stories about the file itself; nil where the runner writes it.
  var config: String?
  /// The e-mail addresses of employees.
  var employees: [String]
  /// The names of locations.
  var locations: [String]
  /// Assets that were typed in by hand.
  var assets: [ScenarioNode]
  /// What happens, in order.
  var steps: [ScenarioStep]

  package var description: String { "\(file): \(title)" }

  private static let keys: Set = [
    "title", "rules", "settings", "tenant", "sub_account_tenant", "connections", "config", "employees",
    "locations", "assets", "steps",
  ]

  /// Reads a scenario file.
  package init(parsing text: String, file: String) throws(ScenarioMistake) {
    do throws(ScenarioMistake) {
      try self.init(try ScenarioNode(parsing: text, file: file), file: file)
    } catch {
      throw ScenarioMistake("\(file): \(error.description)")
    }
  }

  private init(_ node: ScenarioNode, file: String) throws(ScenarioMistake) {
    if let stray = node.pairs.map(\.key).first(where: { !Self.keys.contains($0) }) {
      throw ScenarioMistake("a scenario has no '\(stray)'")
    }
    guard let title = node["title"]?.text, let steps = node["steps"] else {
      throw ScenarioMistake("a scenario has a title and steps")
    }
    self.title = title
    self.file = file
    rules = (node["rules"]?.texts ?? []).compactMap { Rule(rawValue: $0) }
    connections = try ScenarioConnection.connections(node)
    config = node["config"]?.text
    employees = node["employees"]?.texts ?? []
    locations = node["locations"]?.texts ?? []
    assets = node["assets"]?.items ?? []
    self.steps = []
    for step in steps.items { self.steps.append(try ScenarioStep(step)) }
    guard let named = Self.rule(of: file), rules.contains(named) else {
      throw ScenarioMistake("the rule that the file is named after is not among its rules")
    }
  }

  /// `B03-two-records.yaml` is about B3.
  private static func rule(of file: String) -> Rule? {
    guard let letter = file.first, let number = Int(file.dropFirst().prefix { $0.isNumber }) else {
      return nil
    }
    return Rule(rawValue: "\(letter)\(number)")
  }
}
