package import RollcallCore

/// What the register keeps of a run, besides what the run did.
package struct RunRecord: Sendable {
  /// When it began.
  package var started: Instant
  /// How long it took until it was recorded.
  package var milliseconds: Int64
  /// Alerts that hold from now on, with their sentence.
  package var opened: [AlertKind: String]
  /// Alerts that hold no longer.
  package var closed: Set<AlertKind>
  /// The Asset ID mapping that the plan was made with; in force as long as there are links (C6).
  package var assetIDSource: AssetIDSource?
  /// The fingerprint of the settings that passed the test (J4); kept when the plan is applied.
  package var testedSettings: String?

  /// A record of a run.
  package init(
    started: Instant, milliseconds: Int64, opened: [AlertKind: String] = [:], closed: Set<AlertKind> = [],
    assetIDSource: AssetIDSource? = nil, testedSettings: String? = nil
  ) {
    self.started = started
    self.milliseconds = milliseconds
    self.opened = opened
    self.closed = closed
    self.assetIDSource = assetIDSource
    self.testedSettings = testedSettings
  }
}

/// How a run ended, as the register keeps it.
package enum RunOutcome: String, Sendable, CaseIterable {
  case applied
  case unchanged
  case held
  case superseded
  case discarded
  case failed
  case undone
}

/// Why a run failed, as the register keeps it.
package struct RunFailure: Hashable, Sendable {
  /// The kind, as in `error.kind`.
  package var kind: String
  /// What happened.
  package var message: String
  /// What to do.
  package var hint: String?

  /// A failure in words.
  package init(kind: String, message: String, hint: String?) {
    self.kind = kind
    self.message = message
    self.hint = hint
  }
}

/// What became of a plan.
package enum ApplyResult: Hashable, Sendable {
  /// The plan was carried out in this run.
  case applied(run: Int64)
  /// The account's journal moved since the plan was made; nothing was written (I5).
  case moved
}
