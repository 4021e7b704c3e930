import RollcallCore
import Synchronization

/// The time of a scenario: stands still but for its syncs, and where the story says that time passes.
final class ManualClock: Sendable {
  private let milliseconds = Mutex<Int64>(Instant.morning.milliseconds)

  var now: Instant { Instant(milliseconds: milliseconds.withLock { $0 }) }

  func advance(by duration: Duration) {
    let (seconds, attoseconds) = duration.components
    milliseconds.withLock { $0 += seconds * 1000 + attoseconds / 1_000_000_000_000_000 }
  }
}
