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

  /// The tenant that answered the test of these settings (I3); nil when they were not tested anew.
  package var tenant: RegisteredTenant?
  /// Settings that are accepted when a person approves the run (I3); nil when it is not about settings.
  package var settings: AcceptedSettings?
  /// The lease under which the run writes (A6); nil where nobody else can be at work, as in a register in memory.
  package var lease: Lease?

  /// A record of a run.
  package init(
    started: Instant, milliseconds: Int64, opened: [AlertKind: String] = [:], closed: Set<AlertKind> = [],
    assetIDSource: AssetIDSource? = nil, testedSettings: String? = nil, tenant: RegisteredTenant? = nil,
    settings: AcceptedSettings? = nil, lease: Lease? = nil
  ) {
    self.started = started
    self.milliseconds = milliseconds
    self.opened = opened
    self.closed = closed
    self.assetIDSource = assetIDSource
    self.testedSettings = testedSettings
    self.tenant = tenant
    self.settings = settings
    self.lease = lease
  }
}

/// A tenant as the register remembers it (I3).
package struct RegisteredTenant: Hashable, Sendable, Codable {
  /// The tenant's own id.
  package var id: String
  /// What people call it.
  package var name: String

  /// A tenant known by id and name.
  package init(id: String, name: String) {
    self.id = id
    self.name = name
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
  /// The plan waits for a person in this run (I1, I3).
  case held(run: Int64)
  /// The account's journal moved since the plan was made; nothing was written (I5).
  case moved
}
