package import RollcallCore

/// Told what the daemon does: for logs, metrics and whoever waits for it.
package struct DaemonWatch: Sendable {
  /// A run begins.
  package var started: @Sendable (ConnectionReference) -> Void
  /// A run has ended.
  package var ended: @Sendable (RunReport) -> Void
  /// Every connection was tried once.
  package var firstPassOver: @Sendable () -> Void

  /// A watch of closures.
  package init(
    started: @escaping @Sendable (ConnectionReference) -> Void = { _ in },
    ended: @escaping @Sendable (RunReport) -> Void = { _ in },
    firstPassOver: @escaping @Sendable () -> Void = {}
  ) {
    self.started = started
    self.ended = ended
    self.firstPassOver = firstPassOver
  }
}
