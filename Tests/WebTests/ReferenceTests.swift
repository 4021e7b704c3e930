import CustomDump
import Foundation
import JamfSchoolSimulator
import RollcallSync
import Testing

@testable import RollcallWeb

/// The pages that say what the web answers are kept true.
struct ReferenceTests {
  @Test func `the page of metrics lists them as they are`() throws {
    let rows = try Self.page("metrics").split(separator: "\n").filter { $0.hasPrefix("| `") }.map(String.init)

    expectNoDifference(
      rows,
      MetricName.allCases.map { name in
        let labels = name.labels.map { "`\($0)`" }.joined(separator: ", ")
        return
          "| `\(name.rawValue)` | \(name.kind.rawValue) | \(labels.isEmpty ? "–" : labels) | \(name.help) |"
      })
  }

  @Test func `the page of the API has a section for every address`() throws {
    let sections = try Self.sections()

    expectNoDifference(
      Set(sections.map { $0.method + " " + Self.words(of: $0.route) }),
      [
        "GET health", "GET readiness", "GET metrics", "GET status", "GET alerts", "POST acknowledge",
        "GET runs",
        "GET run", "GET findings", "POST sync",
      ])
    for section in sections { expectNoDifference(section.method, section.route.method.rawValue) }
  }

  @Test func `every example of the page is what the server answers`() async throws {
    try await WebStage.with { stage in
      for section in try Self.sections() {
        let reply = try await stage.ask(section.path, section.method)

        #expect(reply.status == section.status, "\(section.path)")
        if let example = section.example {
          let answer = try #require(reply.json, "\(section.path)")
          expectNoDifference(Shape(answer), Shape(try JSONValue(parsing: example)), "\(section.path)")
        }
      }
    }
  }

  private struct Section {
    var method: String
    var path: String
    var status: Int
    var route: Route
    var example: String?
  }

  /// A heading such as `## GET /api/v1/runs → 200`, and the JSON below it.
  private static func sections() throws -> [Section] {
    try page("api").split(separator: "\n## ").dropFirst().compactMap { text in
      guard let head = text.prefixMatch(of: /`([A-Z]+) (\S+)` → (\d+)\n/) else { return nil }
      let path = String(head.2)
      let route = try #require(Route(path: String(path.prefix { $0 != "?" })), "\(path)")
      let example = text.firstMatch(of: /```json\n((?s).*?)```/).map { String($0.1) }
      return Section(
        method: String(head.1), path: path, status: try #require(Int(head.3)), route: route, example: example)
    }
  }

  private static func page(_ name: String) throws -> String {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return try String(contentsOf: root.appending(path: "docs/reference/\(name).md"), encoding: .utf8)
  }

  private static func words(of route: Route) -> String {
    switch route {
    case .health: "health"
    case .readiness: "readiness"
    case .metrics: "metrics"
    case .status: "status"
    case .alerts: "alerts"
    case .acknowledge: "acknowledge"
    case .runs: "runs"
    case .run: "run"
    case .findings: "findings"
    case .sync: "sync"
    }
  }
}

/// Which members a document has, whatever their values; of an array, those of its first element.
private indirect enum Shape: Equatable {
  case value
  case list(Shape?)
  case members([String], [Shape])

  init(_ json: JSONValue) {
    switch json {
    case .null, .bool, .number, .string: self = .value
    case .array(let elements): self = .list(elements.first.map { Shape($0) })
    case .object(let object):
      // What is counted by kind has the kinds that occur.
      let members = object.members.map { $0.key == "summary" ? .value : Shape($0.value) }
      self = .members(object.keys, members)
    }
  }
}
