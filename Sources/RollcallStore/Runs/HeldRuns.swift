import GRDB
package import RollcallCore

/// What became of a held run that a person approved.
package enum Approval: Sendable {
  /// Its plan was carried out.
  case applied(Plan)
  /// Its settings are accepted, but the register moved: the next run plans anew (I3).
  case settingsOnly(Plan)
}

extension Register {
  /// The plan of a held run; nil when the run does not wait.
  package func heldPlan(of run: Int64) throws(StoreError) -> Plan? {
    try read { db in try HeldRows.plan(of: run, in: db)?.plan }
  }

  /// The number of the run of a connection that waits for a person, first of all about its settings; nil when none does.
  package func heldRun(of connection: ConnectionReference) throws(StoreError) -> Int64? {
    try read { db in
      guard let row = try ConnectionRow.find(connection, in: db) else { return nil }
      return try HeldRows.waiting(.settings, of: row, in: db)?.run
        ?? HeldRows.waiting(.plan, of: row, in: db)?.run
    }
  }

  /// Afterwards the held run is applied: exactly its plan, and its settings where those were what held it (I1, I3).
  ///
  /// - Parameter earlier: connections that govern an asset before this one (F4).
  /// - Throws: a refusal when the run does not wait, or when a row moved that the plan decides on; it waits on then.
  package func approve(
    run: Int64, earlier: [ConnectionReference], under lease: Lease, by hand: Hand
  ) throws(StoreError) -> Approval {
    try write { db in
      let row = try ConnectionRow.get(lease.connection, in: db)
      try LeaseRows.check(lease, of: row, in: db)
      let held = try waiting(run, in: db)
      let isAboutSettings = held.plan.held?.rule == .i3
      let hasMoved = try BasisCheck(held.plan, of: row, earlier: earlier, in: db).hasMoved(
        under: held.record.assetIDSource)
      guard isAboutSettings || !hasMoved else { throw Refusal.planMoved(run) }
      let settings = try HeldRows.settings(of: run, vault, in: db)
      try HeldRows.end(run, hasMoved ? .superseded : .applied, by: hand, in: db)
      if isAboutSettings {
        try SettingRows.keepTested(held.record.testedSettings, held.record.tenant, of: row, in: db)
        if let settings { try AppliedRows.accept(settings, row, lease.connection, vault, in: db) }
        try RefusedRows.clear(row, at: hand.instant, in: db)
        // What waited on the old settings was decided on them.
        try HeldRows.supersede(.plan, of: row, in: db)
      }
      try AlertRows.close([.held], at: hand.instant, of: row, in: db)
      guard !hasMoved else { return .settingsOnly(held.plan) }
      return .applied(try carryOut(held, of: lease.connection, row, at: hand.instant, in: db))
    }
  }

  /// Afterwards the held run waits no more, and nothing of its plan is done.
  package func discard(run: Int64, of connection: ConnectionReference, by hand: Hand) throws(StoreError) {
    try write { db in
      let row = try ConnectionRow.get(connection, in: db)
      let matter = HeldMatter(try waiting(run, in: db).plan)
      try HeldRows.end(run, .discarded, by: hand, in: db)
      switch matter {
      case .plan: try AlertRows.close([.held], at: hand.instant, of: row, in: db)
      case .settings:
        try RefusedRows.discard(run: run, by: hand, row, in: db)
        try AlertRows.close([.tenantChanged], at: hand.instant, of: row, in: db)
      }
    }
  }

  private func waiting(_ run: Int64, in db: Database) throws -> HeldPlan {
    let outcome = try String.fetchOne(db, sql: "SELECT outcome FROM runs WHERE id = ?", arguments: [run])
    guard let outcome = outcome.flatMap({ RunOutcome(rawValue: $0) }) else { throw Refusal.unknownRun(run) }
    guard outcome == .held, let held = try HeldRows.plan(of: run, in: db) else {
      throw Refusal.runNotHeld(run, outcome)
    }
    return held
  }

  /// What a plan does happens when it is approved, not when it was made.
  private func carryOut(
    _ held: HeldPlan, of connection: ConnectionReference, _ row: ConnectionRow, at now: Instant,
    in db: Database
  ) throws -> Plan {
    var plan = held.plan
    plan.instant = now
    plan.held = nil
    try PlanApplier.apply(plan, by: .run(held.run, of: connection), row, in: db)
    try SettingRows.keep(held.record, of: row, in: db)
    try FindingRows.replace(with: plan.findings, at: now, of: row, in: db)
    return plan
  }
}
