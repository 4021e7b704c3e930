import GRDB
package import RollcallCore

extension Register {
  /// Carries out a plan in one transaction: exactly its changes, one event each, its notes, and the row of
  /// the run (A2, A7). A run that was held before is superseded (I1).
  ///
  /// Nothing is written when the account's journal moved since the plan was made: plan again from the same
  /// devices (I5).
  ///
  /// - Throws: ``StoreError/leaseLost`` when another run took over.
  package func apply(
    _ plan: Plan, of connection: ConnectionReference, as record: RunRecord
  ) throws(StoreError) -> ApplyResult {
    try writing(as: record, of: connection) { row, db in
      guard try AccountRows.revision(row.account, in: db) == plan.revision else { return .moved }
      return .applied(run: try RunWork(record, connection, row, vault, db).carryOut(plan))
    }
  }

  /// Carries out a plan that waited in a file: not when the account's journal moved, but when one of the rows did that the plan
  /// decides on.
  ///
  /// - Parameter earlier: connections that govern an asset before this one (F4).
  package func apply(
    saved plan: Plan, of connection: ConnectionReference, earlier: [ConnectionReference],
    as record: RunRecord
  ) throws(StoreError) -> ApplyResult {
    try writing(as: record, of: connection) { row, db in
      let check = try BasisCheck(plan, of: row, earlier: earlier, in: db)
      guard try !check.hasMoved(under: record.assetIDSource) else { return .moved }
      let work = RunWork(record, connection, row, vault, db)
      return plan.held == nil ? .applied(run: try work.carryOut(plan)) : .held(run: try work.hold(plan))
    }
  }

  /// Keeps a plan for a person to decide about (I1). A held run whose plan would still do the same stays the one that waits; any
  /// other is superseded.
  package func hold(
    _ plan: Plan, of connection: ConnectionReference, as record: RunRecord
  ) throws(StoreError) -> ApplyResult {
    try writing(as: record, of: connection) { row, db in
      guard try AccountRows.revision(row.account, in: db) == plan.revision else { return .moved }
      return .held(run: try RunWork(record, connection, row, vault, db).hold(plan))
    }
  }

  /// Records a run that failed: its own row and its alerts, and nothing else (A2). Returns the number of the run.
  package func record(
    _ record: RunRecord, failure: RunFailure, of connection: ConnectionReference
  ) throws(StoreError) -> Int64 {
    try writing(as: record, of: connection) { row, db in
      let run = try RunRows.insert(record, .failed, plan: nil, failure: failure, of: row, in: db)
      try AlertRows.update(record, of: row, in: db)
      return run
    }
  }

  private func writing<Value>(
    as record: RunRecord, of connection: ConnectionReference,
    _ body: (ConnectionRow, Database) throws -> Value
  ) throws(StoreError) -> Value {
    try write { db in
      let row = try ConnectionRow.get(connection, in: db)
      try LeaseRows.check(record.lease, of: row, in: db)
      return try body(row, db)
    }
  }
}

/// What a run writes, within one transaction.
private struct RunWork {
  private let record: RunRecord
  private let connection: ConnectionReference
  private let row: ConnectionRow
  private let vault: Vault
  private let db: Database

  init(
    _ record: RunRecord, _ connection: ConnectionReference, _ row: ConnectionRow, _ vault: Vault,
    _ db: Database
  ) {
    self.record = record
    self.connection = connection
    self.row = row
    self.vault = vault
    self.db = db
  }

  func carryOut(_ plan: Plan) throws -> Int64 {
    try HeldRows.supersede(.plan, of: row, in: db)
    let outcome: RunOutcome = plan.isEmpty ? .unchanged : .applied
    let run = try RunRows.insert(record, outcome, plan: plan, failure: nil, of: row, in: db)
    try PlanApplier.apply(plan, by: .run(run, of: connection), row, in: db)
    try SettingRows.keep(record, of: row, in: db)
    try FindingRows.replace(with: plan.findings, at: plan.instant, of: row, in: db)
    try AlertRows.update(record, of: row, in: db)
    return run
  }

  /// Findings stay as the last applied run left them: nothing of this plan is so yet.
  func hold(_ plan: Plan) throws -> Int64 {
    try AlertRows.update(record, of: row, in: db)
    let matter = HeldMatter(plan)
    if let waiting = try HeldRows.waiting(matter, of: row, in: db), try isTheSame(waiting, as: plan) {
      return waiting.run
    }
    try HeldRows.supersede(matter, of: row, in: db)
    let run = try RunRows.insert(record, .held, plan: plan, failure: nil, of: row, in: db)
    try HeldRows.insert(plan, run: run, record, vault, in: db)
    return run
  }

  private func isTheSame(_ waiting: HeldPlan, as plan: Plan) throws -> Bool {
    guard waiting.plan.held?.rule == plan.held?.rule, waiting.plan.showsTheSame(as: plan),
      waiting.record.testedSettings == record.testedSettings, waiting.record.tenant == record.tenant
    else { return false }
    return try !BasisCheck(waiting.plan, of: row, earlier: [], in: db).hasMoved(under: record.assetIDSource)
  }
}
