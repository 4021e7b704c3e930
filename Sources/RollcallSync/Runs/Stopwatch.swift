import RollcallCore

/// When a run began, and for how long it has been going.
struct Stopwatch {
  /// The one instant of the run.
  let started: Instant
  private let origin = ContinuousClock.now

  init(started: Instant) {
    self.started = started
  }

  /// Milliseconds since the run began.
  var elapsed: Int64 {
    let duration = origin.duration(to: .now).components
    return duration.seconds * 1000 + duration.attoseconds / 1_000_000_000_000_000
  }
}
