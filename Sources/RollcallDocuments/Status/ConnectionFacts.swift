package import RollcallCore
package import RollcallStore
package import RollcallSync

/// What the settings and the schedule say of a connection; the register says the rest of its status.
package struct ConnectionFacts: Sendable {
  /// The connection.
  package var connection: ConnectionReference
  /// Whether it takes part in syncs.
  package var isEnabled: Bool
  /// Whether the file has errors inside the connection.
  package var hasFileErrors: Bool
  /// Tells whether the file says what is applied, as far as that can be told without its secrets.
  package var isApplied: @Sendable (AppliedSettings) -> Bool
  /// When it runs next; nil when nobody runs it by the clock.
  package var nextRun: Instant?

  /// What is known of a connection.
  package init(
    connection: ConnectionReference, isEnabled: Bool = true, hasFileErrors: Bool = false,
    isApplied: @escaping @Sendable (AppliedSettings) -> Bool = { _ in true }, nextRun: Instant? = nil
  ) {
    self.connection = connection
    self.isEnabled = isEnabled
    self.hasFileErrors = hasFileErrors
    self.isApplied = isApplied
    self.nextRun = nextRun
  }

  /// What is known of a connection as the file has it.
  package init(_ setup: ConnectionSetup, isEnabled: Bool, nextRun: Instant? = nil) {
    self.init(
      connection: setup.reference, isEnabled: isEnabled, hasFileErrors: setup.fault != nil,
      isApplied: { setup.isApplied($0) }, nextRun: nextRun)
  }
}
