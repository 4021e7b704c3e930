import Foundation
package import RollcallCore

/// The transport's way to time: replaced in tests, so that no test ever waits.
package struct TransportClock: Sendable {
  /// The present, to which HTTP dates are compared.
  package var now: @Sendable () -> Instant
  /// Waits between two tries; throws when the task is cancelled.
  package var sleep: @Sendable (Duration) async throws -> Void
  /// A number from 0 up to, not including, 1: keeps many hosts from trying again in the same instant.
  package var jitter: @Sendable () -> Double

  /// A clock of three closures.
  package init(
    now: @escaping @Sendable () -> Instant, sleep: @escaping @Sendable (Duration) async throws -> Void,
    jitter: @escaping @Sendable () -> Double = { 0 }
  ) {
    self.now = now
    self.sleep = sleep
    self.jitter = jitter
  }

  /// The machine's clock.
  package static let system = TransportClock(
    now: { Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) },
    sleep: { try await Task.sleep(for: $0) },
    jitter: { Double.random(in: 0..<1) })
}
