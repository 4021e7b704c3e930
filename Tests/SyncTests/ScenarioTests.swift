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

  /// Rules whose rows of the checkout tables must each be told, and the rest of what a sync does.
  @Test(arguments: [Rule.g1, .g2, .g3, .g4, .g5, .g6, .g7, .g8, .g9, .g11, .g12, .h1, .h2, .h3, .h4, .j2])
  func `a rule has a scenario`(rule: Rule) throws {
    let rules = try Self.files.flatMap { try Self.scenario($0).rules }

    #expect(rules.contains(rule))
  }
}
