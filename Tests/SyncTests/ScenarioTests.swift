import Foundation
import RollcallCore
import RollcallTesting
import Testing

/// Every story in `Tests/Scenarios` holds, through everything that is real.
@Suite struct ScenarioTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Scenarios")

  static let files: [String] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".yaml") }.sorted()
  }()

  static func scenario(_ file: String) throws -> Scenario {
    let text = try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
    return try Scenario(parsing: text, file: file)
  }

  @Test(arguments: files) func `a scenario holds`(file: String) async throws {
    let complaints = try await ScenarioWorld.tell(Self.scenario(file))

    #expect(complaints.isEmpty, "\(complaints.joined(separator: "\n"))")
  }

  /// Rules that no scenario tells yet.
  static let untold: Set<Rule> = [.j8]

  static let told: Set<Rule> = {
    let scenarios = files.compactMap { try? scenario($0) }
    return Set(scenarios.flatMap(\.rules))
  }()

  @Test(arguments: Rule.allCases) func `a rule has a scenario`(rule: Rule) {
    #expect(Self.told.contains(rule) != Self.untold.contains(rule))
  }

  @Test(arguments: [
    ("B3", "G05-a.yaml"), ("G5", "g.yaml"), ("G5", "G-05.yaml"), ("G5", "Z05-a.yaml"),
  ])
  func `a file is named after one of its rules`(rule: String, file: String) {
    #expect(throws: ScenarioMistake.self) {
      try Scenario(parsing: "title: A story\nrules: [\(rule)]\nsteps: [sync]", file: file)
    }
  }

  @Test(arguments: [
    "fly", "sync twice", "expect: {wings: 2}", "by hand: fly", "settings: {wings: 2}", "fault: tired",
    "tenant riverside:other: []", "time passes: long", "sync fails: incomplete",
    "expect: {assets: [S1, S2]}", "expect: {register: [S1 at Library]}", "refused by hand: archive S1",
  ])
  func `what a scenario gets wrong is told`(step: String) async throws {
    let text = "title: A story\nrules: [G5]\ntenant: [{serial: S1}]\nsteps:\n- sync\n- \(step)\n- sync"
    var complaints: [String] = []
    do {
      complaints = try await ScenarioWorld.tell(Scenario(parsing: text, file: "G05-a-story.yaml"))
    } catch let mistake as ScenarioMistake {
      complaints = [mistake.description]
    }

    #expect(!complaints.isEmpty)
  }
}
