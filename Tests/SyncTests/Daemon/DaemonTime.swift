import RollcallCore
import RollcallSync
import RollcallTesting
import Synchronization

/// The time of a daemon, in the hand of a test: it stands still until the test moves it, and then wakes whoever slept until then.
final class DaemonTime: Sendable {
  private struct State {
    var now = Instant.morning
    var sleepers: [Int: (until: Instant, sleep: CheckedContinuation<Void, any Error>)] = [:]
    /// How many have begun to sleep so far.
    var sleeps = 0
    var watchers: [(sleeps: Int, wake: CheckedContinuation<Void, Never>)] = []
  }

  private let state = Mutex(State())

  var now: Instant { state.withLock { $0.now } }

  /// How often somebody began to wait for a time to come.
  var sleeps: Int { state.withLock { $0.sleeps } }

  var clock: DaemonClock { DaemonClock(now: { self.now }, sleep: { try await self.sleep(until: $0) }) }

  /// Afterwards it is so late; everybody who waited for that goes on.
  func pass(to instant: Instant) {
    let woken = state.withLock { state in
      state.now = instant
      let due = state.sleepers.filter { $0.value.until <= instant }
      for number in due.keys { state.sleepers[number] = nil }
      return due.values.map(\.sleep)
    }
    for sleep in woken { sleep.resume() }
  }

  func pass(_ milliseconds: Int64) { pass(to: now.after(milliseconds)) }

  /// Returns when somebody has begun to sleep since there were so many sleeps.
  func sleep(after sleeps: Int) async {
    await withCheckedContinuation { wake in
      let isThere = state.withLock { state in
        if state.sleeps > sleeps { return true }
        state.watchers.append((sleeps, wake))
        return false
      }
      if isThere { wake.resume() }
    }
  }

  private func sleep(until instant: Instant) async throws {
    let number = state.withLock { state in
      state.sleeps += 1
      return state.sleeps
    }
    defer { tell(of: number) }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { sleep in
        let goesOn: Result<Void, any Error>? = state.withLock { state in
          if Task.isCancelled { return .failure(CancellationError()) }
          if instant <= state.now { return .success(()) }
          state.sleepers[number] = (instant, sleep)
          return nil
        }
        tell(of: number)
        if let goesOn { sleep.resume(with: goesOn) }
      }
    } onCancel: {
      state.withLock { $0.sleepers.removeValue(forKey: number)?.sleep }?.resume(throwing: CancellationError())
    }
  }

  private func tell(of number: Int) {
    let told = state.withLock { state in
      let told = state.watchers.filter { $0.sleeps < number }
      state.watchers.removeAll { $0.sleeps < number }
      return told
    }
    for watcher in told { watcher.wake.resume() }
  }
}

extension Instant {
  func after(_ milliseconds: Int64) -> Instant { Instant(milliseconds: self.milliseconds + milliseconds) }
}
