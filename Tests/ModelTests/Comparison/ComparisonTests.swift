import Foundation
import Testing

/// The product and a second, naive implementation of the rules agree, whatever happens.
@Suite struct ComparisonTests {
  @Test func `the product agrees with an independent model of the rules`() throws {
    let budget = Budget.ofThisRun
    print(budget)
    var count = 0
    while !budget.isSpent(afterEpisodes: count) {
      let seed = budget.seed &+ UInt64(count)
      let story = StoryTeller.story(seed: seed, steps: Budget.stepsOfAnEpisode)
      if let difference = try Trial.run(story) {
        let report = try FailureReport(shrinking: Array(story.prefix(difference.step + 1)), seed: seed)
        let file = try report.write(into: budget.failures)
        Issue.record("\(report.text)\nThis is also in \(file).")
        return
      }
      count += 1
      if count.isMultiple(of: 100) {
        print("Model and product agree over \(count * Budget.stepsOfAnEpisode) steps.")
      }
    }
  }

  /// Stories in which nothing happens would always agree.
  @Test(arguments: Happening.toBeMet) func `the stories come across what rules are about`(happening: String) {
    #expect(Happening.met.contains(happening))
  }
}
