import Foundation

/// A failure for people: the shortest story that shows it, as a scenario file where that can tell it, and what
/// model and product say at its end.
struct FailureReport {
  let story: [WorldStep]
  private let seed: UInt64
  private let difference: Difference

  /// Shrinks a story that fails.
  init(shrinking story: [WorldStep], seed: UInt64, forgetting omission: ModelOmission? = nil) throws {
    var shrinker = Shrinker { try Trial.run($0, forgetting: omission) != nil }
    let short = try shrinker.shrink(story)
    let difference = try Trial.run(short, forgetting: omission)
    self.story = Array(short.prefix((difference?.step ?? short.count) + 1))
    self.seed = seed
    self.difference = difference ?? Difference(step: 0, lines: ["The difference did not come again."])
  }

  /// The story, then the difference; a YAML file has them as a comment too.
  var text: String {
    let sentences = story.enumerated().map { "\($0 + 1). \($1)" }
    let report =
      ["Model (-) and product (+) differ. Replay: ROLLCALL_MODEL_SEED=\(seed) ROLLCALL_MODEL_EPISODES=1", ""]
      + sentences + [""] + difference.lines
    guard let scenario else { return report.joined(separator: "\n") + "\n" }
    return report.map { $0.isEmpty ? "#" : "# \($0)" }.joined(separator: "\n") + "\n" + scenario.text
  }

  /// Writes the file, and tells where it is.
  func write(into folder: URL) throws -> String {
    let name = "model-\(seed).\(scenario == nil ? "txt" : "yaml")"
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appendingPathComponent(name)
    try Data(text.utf8).write(to: file)
    return file.path
  }

  private var scenario: ScenarioFile? {
    ScenarioFile(story, title: "Model and product differ (seed \(seed))")
  }
}
