package import RollcallCore

/// What the settings and the schedule say of a connection; the register says the rest of its status.
package struct ConnectionFacts: Sendable {
  /// The connection.
  package var connection: ConnectionReference
  /// Whether it takes part in syncs.
  package var isEnabled: Bool
  /// Whether the file has errors inside the connection.
  package var hasFileErrors: Bool
  /// When it runs next; nil when nobody runs it by the clock.
  package var nextRun: Instant?

  /// What is known of a connection.
  package init(
    connection: ConnectionReference, isEnabled: Bool = true, hasFileErrors: Bool = false,
    nextRun: Instant? = nil
  ) {
    self.connection = connection
    self.isEnabled = isEnabled
    self.hasFileErrors = hasFileErrors
    self.nextRun = nextRun
  }
}
