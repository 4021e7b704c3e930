import Metrics
import Synchronization

/// The figures of one series.
final class MetricCell: CounterHandler, RecorderHandler, TimerHandler {
  /// What a series comes to.
  struct Reading: Hashable, Sendable {
    /// How often something was added.
    var count: Int64 = 0
    /// What all of it makes together.
    var sum: Double = 0
    /// What came last.
    var last: Double = 0
  }

  private let state = Mutex(Reading())

  var reading: Reading { state.withLock { $0 } }

  func increment(by amount: Int64) { add(Double(amount)) }
  func reset() { state.withLock { $0 = Reading() } }
  func record(_ value: Int64) { add(Double(value)) }
  func record(_ value: Double) { add(value) }
  func recordNanoseconds(_ duration: Int64) { add(Double(duration) / 1e9) }

  private func add(_ value: Double) {
    state.withLock { reading in
      reading.count += 1
      reading.sum += value
      reading.last = value
    }
  }
}
