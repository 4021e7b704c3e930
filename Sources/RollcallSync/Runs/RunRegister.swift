import RollcallCore
package import RollcallKit
package import RollcallStore

/// Whether the settings of a connection have passed their test (J4).
enum TestState: Equatable {
  /// They have.
  case passed
  /// They have not, or others have.
  case never
}

/// What a run asks of the register, with the register's failures in the words of a run.
extension Register {
  func tested(_ setup: ConnectionSetup) throws(IntegrationError) -> TestState {
    try translating { () throws(StoreError) in
      try testedSettings(of: setup.reference) == setup.fingerprint ? .passed : .never
    }
  }

  func mapping(of setup: ConnectionSetup) throws(IntegrationError) -> AssetIDSource? {
    try translating { () throws(StoreError) in try mappingInForce(of: setup.reference) }
  }

  func part(of setup: ConnectionSetup) throws(IntegrationError) -> Snapshot {
    try translating { () throws(StoreError) in try snapshot(of: setup.reference, earlier: setup.earlier) }
  }

  func carryOut(
    _ plan: Plan, _ record: RunRecord, of setup: ConnectionSetup
  ) throws(IntegrationError) -> ApplyResult {
    try translating { () throws(StoreError) in try apply(plan, of: setup.reference, as: record) }
  }

  func keep(
    _ record: RunRecord, outcome: RunOutcome, plan: Plan, of setup: ConnectionSetup
  ) throws(IntegrationError) -> Int64 {
    try translating { () throws(StoreError) in
      try self.record(record, outcome: outcome, plan: plan, of: setup.reference)
    }
  }

  func keepFailure(
    _ error: IntegrationError, of setup: ConnectionSetup, _ watch: Stopwatch
  ) throws(IntegrationError) -> Int64 {
    try translating { () throws(StoreError) in
      let earlier = try failures(of: setup.reference)
      let since = earlier.since ?? watch.started
      let alerts = AlertReading(
        of: error, failures: earlier.count + 1, milliseconds: watch.started.milliseconds - since.milliseconds)
      let record = RunRecord(
        started: watch.started, milliseconds: watch.elapsed, opened: alerts.opened, closed: alerts.closed)
      let failure = RunFailure(kind: error.kind.rawValue, message: error.message, hint: error.hint)
      return try self.record(record, outcome: .failed, failure: failure, of: setup.reference)
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
  /// A failure of the register, in the words of a run.
  package init(_ error: StoreError) {
    let kind: Kind =
      switch error {
      case .busy, .full, .failed: .transient
      case .notARegister, .tooNew, .inaccessible, .refused: .configuration
      }
    self.init(kind, error.message, hint: error.hint)
  }
}
