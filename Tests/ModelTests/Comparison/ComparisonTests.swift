import Foundation
import Testing

/// The product and a second, naive implementation of the rules agree, whatever happens.
@Suite struct ComparisonTests {
  @Test func `the product agrees with an independent model of the rules`() async throws {
    // A thread of its own, because a busy one of the pool would hold up tests that wait for a server.
    let difference = try await withCheckedThrowingContinuation {
      (done: CheckedContinuation<String?, any Error>) in
      Thread.detachNewThread { done.resume(with: Result { try Self.compare() }) }
    }
    if let difference { Issue.record("\(difference)") }
  }

  /// Tells stories until the budget is spent; the first difference, shrunk.
  private static func compare() throws -> String? {
    let budget = Budget.ofThisRun
    print(budget)
    var count = 0
    while !budget.isSpent(afterEpisodes: count) {
      let seed = budget.seed &+ UInt64(count)
      let story = StoryTeller.story(seed: seed, steps: Budget.stepsOfAnEpisode)
      if let difference = try Trial.run(story) {
        let report = try FailureReport(shrinking: Array(story.prefix(difference.step + 1)), seed: seed)
        let file = try report.write(into: budget.failures)
        return "\(report.text)\nThis is also in \(file)."
      }
      count += 1
      if count.isMultiple(of: 100) {
        print("Model and product agree over \(count * Budget.stepsOfAnEpisode) steps.")
      }
    }
    return nil
  }

  /// Stories in which nothing happens would always agree.
  @Test(arguments: Happening.toBeMet) func `the stories come across what rules are about`(happening: String) {
    #expect(Happening.met.contains(happening))
  }
}
