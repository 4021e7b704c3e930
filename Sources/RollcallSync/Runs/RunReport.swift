package import RollcallCore
package import RollcallKit

/// What became of one run of one connection.
package struct RunReport: Sendable {
  /// How a run ended.
  package enum Outcome: String, Sendable, CaseIterable {
    /// The plan was carried out.
    case applied
    /// There was nothing to do.
    case unchanged
    /// The plan waits for a person (I1).
    case held
    /// The run failed and left the register as it was (A2).
    case failed
    /// The plan was only shown.
    case planned
    /// Somebody paused the connection while the run waited for its turn.
    case paused
    /// The saved plan decides on rows that moved; nothing was done.
    case stale
  }

  /// The connection.
  package var connection: ConnectionReference
  /// How it ended.
  package var outcome: Outcome
  /// The number of the run; nil for one that was not recorded.
  package var run: Int64?
  /// The plan; nil when the run failed before there was one.
  package var plan: Plan?
  /// Why it failed; nil when it did not.
  package var error: IntegrationError?
  /// Why the settings of the file were not used as they are (C6, J5, I3); nil when they were.
  package var refusal: SettingsRefusal?
  /// What was odd about the fetch, without harm.
  package var warnings: [String]
  /// What the mapping looked for and no record had.
  package var missed: [MissedField] = []
  /// How long it took.
  package var milliseconds: Int64
  /// The run on the last good settings, where this one was held because of its settings (I3); else empty.
  package var meanwhile: [RunReport] = []
  /// The plan as it is put away for later; nil unless it was only shown.
  package var saved: SavedPlan?

  /// A report with its parts.
  package init(
    connection: ConnectionReference, outcome: Outcome, run: Int64? = nil, plan: Plan? = nil,
    error: IntegrationError? = nil, refusal: SettingsRefusal? = nil, warnings: [String] = [],
    milliseconds: Int64 = 0
  ) {
    self.connection = connection
    self.outcome = outcome
    self.run = run
    self.plan = plan
    self.error = error
    self.refusal = refusal
    self.warnings = warnings
    self.milliseconds = milliseconds
  }
}
