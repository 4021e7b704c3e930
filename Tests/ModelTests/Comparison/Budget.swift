import Foundation

/// How much is compared, from the environment.
///
///     ROLLCALL_MODEL_SEED      the first story; the same seed tells the same story
///     ROLLCALL_MODEL_EPISODES  how many stories
///     ROLLCALL_MODEL_MINUTES   instead: stories until so many minutes have passed
///     ROLLCALL_MODEL_FAILURES  the folder for the story that shows a difference
struct Budget: CustomStringConvertible {
  static let stepsOfAnEpisode = 200

  let seed: UInt64
  let failures: URL
  private let episodes: Int
  private let deadline: Date?

  static var ofThisRun: Budget {
    let environment = ProcessInfo.processInfo.environment
    let minutes = environment["ROLLCALL_MODEL_MINUTES"].flatMap { Double($0) }
    return Budget(
      seed: environment["ROLLCALL_MODEL_SEED"].flatMap { UInt64($0) } ?? 1,
      failures: environment["ROLLCALL_MODEL_FAILURES"].map { URL(fileURLWithPath: $0) }
        ?? FileManager.default.temporaryDirectory,
      episodes: environment["ROLLCALL_MODEL_EPISODES"].flatMap { Int($0) } ?? 100,
      deadline: minutes.map { Date(timeIntervalSinceNow: $0 * 60) })
  }

  func isSpent(afterEpisodes count: Int) -> Bool {
    guard let deadline else { return count >= episodes }
    return Date() >= deadline
  }

  var description: String {
    let extent = deadline.map { "until \($0)" } ?? "for \(episodes * Self.stepsOfAnEpisode) steps"
    return "Comparing product and model \(extent): seed \(seed), replay with ROLLCALL_MODEL_SEED=\(seed)"
  }
}
