package import RollcallCore
package import RollcallKit
package import RollcallStore

/// What a run asks of the register, with the register's failures in the words of a run.
extension Register {
  func state(of setup: ConnectionSetup) throws(IntegrationError) -> SettingsState {
    try translating { () throws(StoreError) in try settingsState(of: setup.reference) }
  }

  /// The key that tells settings apart and seals them; nil when it is not here.
  func key() throws(IntegrationError) -> SealingKey? {
    try translating { () throws(StoreError) in try sealingKey() }
  }

  func accept(
    _ settings: AcceptedSettings, _ setup: ConnectionSetup, _ lease: Lease, _ host: SyncHost
  ) throws(IntegrationError) {
    let before = try state(of: setup)
    try translating { () throws(StoreError) in
      try accept(settings, of: setup.reference, under: lease, at: host.now())
    }
    try state(of: setup).write(to: host.log, since: before, of: setup.reference)
  }

  func refuse(
    _ mark: String, _ settings: AcceptedSettings?, _ error: IntegrationError, run: Int64? = nil,
    _ setup: ConnectionSetup, _ lease: Lease, _ host: SyncHost
  ) throws(IntegrationError) {
    let before = try state(of: setup)
    let failure = RunFailure(kind: error.kind.rawValue, message: error.message, hint: error.hint)
    try translating { () throws(StoreError) in
      try refuse(
        mark, settings, because: failure, run: run, of: setup.reference, under: lease, at: host.now())
    }
    try state(of: setup).write(to: host.log, since: before, of: setup.reference)
  }

  func remind(ofRefusedOf setup: ConnectionSetup, _ lease: Lease, _ now: Instant) throws(IntegrationError) {
    try translating { () throws(StoreError) in
      try remind(ofRefusedOf: setup.reference, under: lease, at: now)
    }
  }

  func settle(_ setup: ConnectionSetup, _ lease: Lease, _ now: Instant) throws(IntegrationError) {
    try translating { () throws(StoreError) in try settle(setup.reference, under: lease, at: now) }
  }

  func mapping(of setup: ConnectionSetup) throws(IntegrationError) -> AssetIDSource? {
    try translating { () throws(StoreError) in try mappingInForce(of: setup.reference) }
  }

  func part(of setup: ConnectionSetup) throws(IntegrationError) -> Snapshot {
    try translating { () throws(StoreError) in try snapshot(of: setup.reference, earlier: setup.earlier) }
  }

  /// Carries out a plan, or keeps it for a person where it is held.
  func carryOut(
    _ plan: Plan, _ record: RunRecord, of setup: ConnectionSetup
  ) throws(IntegrationError) -> ApplyResult {
    try translating { () throws(StoreError) in
      plan.held == nil
        ? try apply(plan, of: setup.reference, as: record) : try hold(plan, of: setup.reference, as: record)
    }
  }

  /// Carries out a plan that waited in a file, or keeps it for a person where it is held.
  func carryOut(
    saved plan: Plan, _ record: RunRecord, of setup: ConnectionSetup
  ) throws(IntegrationError) -> ApplyResult {
    try translating { () throws(StoreError) in
      try apply(saved: plan, of: setup.reference, earlier: setup.earlier, as: record)
    }
  }

  /// The change of tenant that settings bring; nil when they lead to the tenant of the last applied run, or there was none (I3).
  func tenantChange(
    to tenant: RegisteredTenant?, of setup: ConnectionSetup
  ) throws(IntegrationError) -> TenantChange? {
    guard let tenant else { return nil }
    let before = try translating { () throws(StoreError) in try self.tenant(of: setup.reference) }
    guard let before, before.id != tenant.id else { return nil }
    return TenantChange(before: "\(before.name) (\(before.id))", now: "\(tenant.name) (\(tenant.id))")
  }

  /// Refuses a tenant that another account has, unless both allow it (J3).
  func refuseSharing(of tenant: RegisteredTenant, by setup: ConnectionSetup) throws(IntegrationError) {
    let holders = try translating { () throws(StoreError) in try connections(ofTenant: tenant.id) }
    for rival in setup.rivals where rival != setup.reference && holders.contains(rival) {
      throw IntegrationError.sharedTenant(tenant, of: setup.reference, with: rival)
    }
  }

  func keepFailure(
    _ error: IntegrationError, of setup: ConnectionSetup, _ lease: Lease, _ watch: Stopwatch
  ) throws(IntegrationError) -> Int64 {
    let keyFault = try keyFault(of: setup)
    return try translating { () throws(StoreError) in
      let earlier = try failures(of: setup.reference)
      let since = earlier.since ?? watch.started
      var alerts = AlertReading(
        of: error, failures: earlier.count + 1, milliseconds: watch.started.milliseconds - since.milliseconds)
      alerts.note(keyFault: keyFault)
      let record = RunRecord(
        started: watch.started, milliseconds: watch.elapsed, opened: alerts.opened, closed: alerts.closed,
        lease: lease)
      let failure = RunFailure(kind: error.kind.rawValue, message: error.message, hint: error.hint)
      return try self.record(record, failure: failure, of: setup.reference)
    }
  }

  /// What keeps settings of a connection from being sealed or opened, so that it has none to fall back on; nil when nothing does.
  func keyFault(of setup: ConnectionSetup) throws(IntegrationError) -> String? {
    try translating { () throws(StoreError) in
      guard try sealingKey() != nil else {
        return "The settings of connections cannot be sealed: \(vault.fault ?? "the key is not there")."
      }
      return try sealingKeys(of: setup.reference).contains { vault.key(named: $0) == nil }
        ? "Something of \(setup.reference) is sealed with another key than the one in \(vault.label)." : nil
    }
  }

  private func translating<Value>(_ body: () throws(StoreError) -> Value) throws(IntegrationError) -> Value {
    do {
      return try body()
    } catch {
      throw IntegrationError(error)
    }
  }
}

extension IntegrationError {
  /// One tenant in two accounts (J3).
  package static func sharedTenant(
    _ tenant: RegisteredTenant, of connection: ConnectionReference, with other: ConnectionReference
  ) -> IntegrationError {
    IntegrationError(
      .configuration,
      "The tenant \(tenant.name) (\(tenant.id)) of \(connection) is the tenant of \(other) too.",
      hint: "One tenant belongs to one account; if it shall be in both, write `shared_tenant: true` in each.")
  }

  /// A failure of the register, in the words of a run.
  package init(_ error: StoreError) {
    let kind: Kind =
      switch error {
      case .busy, .full, .unwritable, .failed, .leaseLost: .transient
      case .notARegister, .tooNew, .inaccessible, .notAKey, .refused: .configuration
      }
    let isLasting =
      switch error {
      case .full, .unwritable, .failed, .notARegister, .tooNew, .inaccessible, .notAKey: true
      case .busy, .leaseLost, .refused: false
      }
    self.init(kind, error.message, hint: error.hint, field: isLasting ? Self.register : nil)
  }

  /// Whether it lies with the register and not with the connection: a disk that is full, say.
  var isOfRegister: Bool { field == Self.register }

  private static let register = "register.path"
}
