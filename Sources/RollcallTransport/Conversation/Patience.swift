/// How often a request is tried, and how long is waited in between: doubled from one second to one minute,
/// with some jitter, or as long as the tenant asks.
struct Patience: Sendable {
  /// The number of the present try, from 1.
  private(set) var number = 1
  private let tries: Int
  private var silences = 0

  private static let shortest = Duration.seconds(1)
  private static let longest = Duration.seconds(60)

  /// At least one try, and at most so many.
  init(tries: Int) {
    self.tries = max(1, tries)
  }

  /// How long to wait before the next try; nil when there is none.
  mutating func pause(after worth: FailedTry.Worth, jitter: Double) -> Duration? {
    guard number < tries else { return nil }
    let pause: Duration
    switch worth {
    case .nothing: return nil
    case .trying: pause = backoff(jitter)
    case .tryingOnce:
      silences += 1
      guard silences == 1 else { return nil }
      pause = backoff(jitter)
    case .waiting(let milliseconds):
      let asked = Duration.milliseconds(milliseconds)
      guard asked <= Self.longest else { return nil }
      pause = max(asked, Self.shortest)
    }
    number += 1
    return pause
  }

  private func backoff(_ jitter: Double) -> Duration {
    let doubled = Self.shortest * (1 << min(number - 1, 6))
    return min(doubled + doubled * (jitter / 2), Self.longest)
  }
}
