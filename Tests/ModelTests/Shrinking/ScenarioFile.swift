/// A story in the form of `Tests/Scenarios/README.md`: one tenant over HTTP, and what the model expects of the last
/// sync. Nil where that form has no words for a step.
struct ScenarioFile {
  let text: String

  init?(_ story: [WorldStep], title: String) {
    var lines = ["title: \(Self.quoted(title))", "rules: [\(story.contains { $0.isPatience } ? "G13" : "")]"]
    var steps: [String] = []
    var serials: [Int: String] = [:]
    var hasSynced = false
    var assets: [String] = []
    var rooms: [String] = []
    for step in story {
      switch step {
      case .wait, .restart: break
      case .sync(.jamf):
        hasSynced = true
        steps.append("sync")
      case .setting(.jamf, let setting):
        guard let line = setting.inScenario else { return nil }
        steps.append("settings: {\(line)}")
      case .tenant(.jamf, let change):
        guard let line = change.inScenario(&serials) else { return nil }
        steps.append("tenant: [{\(line)}]")
      case .hand("riverside", .addPlace(let name)) where !hasSynced: rooms.append(Self.quoted(name))
      case .hand("riverside", .add(let id, let name, let serial, let product, nil, nil)) where !hasSynced:
        let members = [("asset_id", id), ("name", name), ("serial", serial), ("product", product)]
        assets.append("  - {\(Self.members(members))}")
      case .hand("riverside", let hand):
        guard let command = hand.inScenario else { return nil }
        steps.append("by hand: \(Self.quoted(command))")
      case .sync, .setting, .tenant, .hand, .decision: return nil
      }
    }
    if !rooms.isEmpty { lines.append("locations: [\(rooms.joined(separator: ", "))]") }
    if !assets.isEmpty { lines += ["assets:"] + assets }
    lines += ["tenant: []", "steps:"]
    lines += steps.map { "  - \($0)" } + Self.expectation(of: story)
    text = lines.joined(separator: "\n") + "\n"
  }

  /// What the model says of the last step, when it is a sync.
  private static func expectation(of story: [WorldStep]) -> [String] {
    var (world, model, last) = (World(), ModelRegister(), ModelOutcome.nothing)
    for step in story {
      world.take(step)
      last = model.take(step, in: world)
    }
    guard case .run(let run) = last else { return [] }
    let changes = run.changes.map { quoted($0.inScenario) }.joined(separator: ", ")
    let findings = run.findings.map { quoted("\($0.kind) \($0.serial ?? $0.asset ?? "")") }
    return [
      "  - expect:", "      changes: [\(changes)]", "      findings: [\(findings.joined(separator: ", "))]",
    ]
  }

  static func members(_ members: [(key: String, value: String?)]) -> String {
    members.compactMap { key, value in value.map { "\(key): \(quoted($0))" } }.joined(separator: ", ")
  }

  static func quoted(_ text: String) -> String {
    "\"\(text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
  }
}

extension WorldStep {
  fileprivate var isPatience: Bool {
    if case .setting(_, .patience) = self { return true }
    return false
  }
}
