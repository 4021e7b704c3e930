import RollcallCore
import RollcallSync

extension DaemonClock {
  /// The machine's clock.
  static let system = DaemonClock(
    now: { .now },
    sleep: { until in
      let left = until.milliseconds - Instant.now.milliseconds
      // Looks at the clock again at least every minute: it may have been set.
      try await Task.sleep(for: .milliseconds(max(0, min(left, 60_000))))
    })
}
