import RollcallCore
import RollcallKit
import RollcallStore

extension Register {
  /// The daemon that works on the register now; nil when none does, as far as this machine can tell.
  func liveDaemon(at now: Instant = .now) throws(StoreError) -> Workers.Daemon? {
    try workers(at: now).daemon.flatMap { daemon in
      let isSilent = daemon.isSilent(at: now, for: Workers.silence)
      return isSilent || ProcessName(text: daemon.holder).isGone ? nil : daemon
    }
  }

  /// Returns when no other daemon works on the register. One of which nothing else is known, because it ran before the machine was
  /// started or in another container, is waited for until it has been silent for long.
  ///
  /// - Throws: `transient` when one does work on it.
  func waitForSilence(saying tell: (String) -> Void) async throws {
    var first: Workers.Daemon?
    while let other = try liveDaemon(), other.holder != ProcessName.current.text {
      // One that was killed may have had our own number: the first process of a container always does.
      guard !ProcessName(text: other.holder).isHere, first == nil || first == other else {
        throw IntegrationError(
          .transient, "A daemon works on this register already: \(other.holder).",
          hint: "Stop it first, or leave the work to it.")
      }
      if first == nil {
        tell("Waiting whether \(other.holder), which was at work at \(other.beat.text), says something.")
      }
      first = other
      try await Task.sleep(for: .seconds(1))
    }
  }
}
