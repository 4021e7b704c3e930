package import RollcallCore

/// The daemon's way to time; tests hold theirs in their hands.
package struct DaemonClock: Sendable {
  /// The present.
  package var now: @Sendable () -> Instant
  /// Returns at an instant, or earlier: whoever sleeps looks at the time again. Throws when the task is cancelled.
  package var sleep: @Sendable (_ until: Instant) async throws -> Void

  /// A clock of two closures.
  package init(
    now: @escaping @Sendable () -> Instant, sleep: @escaping @Sendable (_ until: Instant) async throws -> Void
  ) {
    self.now = now
    self.sleep = sleep
  }

  /// Does something now and then, until the task is cancelled.
  package func every(_ milliseconds: Int64, _ body: () async -> Void) async {
    while !Task.isCancelled {
      await body()
      let next = Instant(milliseconds: now().milliseconds + milliseconds)
      do { try await sleep(next) } catch { return }
    }
  }
}
