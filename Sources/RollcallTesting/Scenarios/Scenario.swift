package import RollcallCore

/// A story about a school's register and its tenant, as `Tests/Scenarios/README.md` describes the files.
package struct Scenario: Sendable, CustomStringConvertible {
  /// What the story is about.
  package var title: String
  /// The rules that it proves.
  package var rules: [Rule]
  /// The file.
  package var file: String
  /// The options of the connection, as the file writes them.
  package var settings: [(key: String, value: ScenarioNode)]
  /// The e-mail addresses of employees.
  package var employees: [String]
  /// The names of locations.
  package var locations: [String]
  /// Assets that were typed in by hand.
  package var assets: [ScenarioNode]
  /// The devices of the tenant.
  package var tenant: [ScenarioDevice]
  /// The devices of the sub-account's tenant; nil when there is no sub-account.
  package var subAccountTenant: [ScenarioDevice]?
  /// What happens, in order.
  package var steps: [Step]

  package var description: String { "\(file): \(title)" }

  /// Something that happens.
  package enum Step: Sendable {
    case sync
    case expect(ScenarioNode)
    case tenant([ScenarioNode])
    case settings([(key: String, value: ScenarioNode)])
    case byHand(String)
  }

  /// Reads a scenario file.
  package init(parsing text: String, file: String) throws(ScenarioMistake) {
    let node = try ScenarioNode(parsing: text, file: file)
    guard let title = node["title"]?.text, let steps = node["steps"] else {
      throw ScenarioMistake("\(file): a scenario has a title and steps")
    }
    self.title = title
    self.file = file
    rules = (node["rules"]?.texts ?? []).compactMap { Rule(rawValue: $0) }
    settings = node["settings"]?.pairs ?? []
    employees = node["employees"]?.texts ?? []
    locations = node["locations"]?.texts ?? []
    assets = node["assets"]?.items ?? []
    tenant = ScenarioDevice.devices(node["tenant"])
    subAccountTenant = node["sub_account_tenant"].map { ScenarioDevice.devices($0) }
    self.steps = try Self.steps(steps, file: file)
  }

  private static func steps(_ node: ScenarioNode, file: String) throws(ScenarioMistake) -> [Step] {
    var steps: [Step] = []
    for item in node.items { steps.append(try step(item, file: file)) }
    return steps
  }

  private static func step(_ node: ScenarioNode, file: String) throws(ScenarioMistake) -> Step {
    if node.text == "sync" { return .sync }
    if let expected = node["expect"] { return .expect(expected) }
    if let devices = node["tenant"] { return .tenant(devices.items) }
    if let settings = node["settings"] { return .settings(settings.pairs) }
    if let command = node["by hand"]?.text { return .byHand(command) }
    throw ScenarioMistake("\(file): a step is none of sync, expect, tenant, settings, by hand")
  }
}
