import Foundation
import GRDB
import RollcallCore

/// A plan that waits for a person (I1), with what its run would have kept beside it.
struct HeldPlan {
  var run: Int64
  var plan: Plan
  var record: RunRecord
}

/// The plans of held runs. At most one run of a connection waits at a time.
enum HeldRows {
  static func insert(_ plan: Plan, run: Int64, _ record: RunRecord, in db: Database) throws {
    try db.execute(
      sql: """
        INSERT INTO held_plans (run, rule, plan, asset_id_source, tested_settings, tenant_id, tenant_name)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        run, (plan.held?.rule ?? .i1).rawValue, try PlanStorage.text(of: plan),
        record.assetIDSource?.rawValue,
        record.testedSettings, record.tenant?.id, record.tenant?.name,
      ])
  }

  /// The plan that waits for a person's decision about a connection; nil when none does.
  static func waiting(of row: ConnectionRow, in db: Database) throws -> HeldPlan? {
    let run = try Int64.fetchOne(
      db, sql: "SELECT max(id) FROM runs WHERE connection = ? AND outcome = 'held'",
      arguments: [row.id.number])
    return try run.flatMap { try plan(of: $0, in: db) }
  }

  /// The plan of a held run; nil when it is not there any more.
  static func plan(of run: Int64, in db: Database) throws -> HeldPlan? {
    let found = try Row.fetchOne(
      db,
      sql: """
        SELECT h.plan, h.asset_id_source, h.tested_settings, h.tenant_id, h.tenant_name, r.started, r.milliseconds
        FROM held_plans h JOIN runs r ON r.id = h.run WHERE h.run = ?
        """, arguments: [run])
    guard let found else { return nil }
    let source: String? = found[1]
    let tenant: String? = found[3]
    let name: String? = found[4]
    let record = RunRecord(
      started: Instant(milliseconds: found[5]), milliseconds: found[6],
      assetIDSource: source.flatMap { AssetIDSource(rawValue: $0) }, testedSettings: found[2],
      tenant: tenant.map { RegisteredTenant(id: $0, name: name ?? $0) })
    return HeldPlan(run: run, plan: try PlanStorage.plan(found[0]), record: record)
  }

  /// Afterwards no run of the connection waits: another one took its place.
  static func supersede(of row: ConnectionRow, in db: Database) throws {
    let waiting = try Int64.fetchAll(
      db, sql: "SELECT id FROM runs WHERE connection = ? AND outcome = 'held'", arguments: [row.id.number])
    for run in waiting { try end(run, .superseded, by: nil, in: db) }
  }

  /// Afterwards the run waits no more, and its plan is gone.
  static func end(_ run: Int64, _ outcome: RunOutcome, by hand: Hand?, in db: Database) throws {
    try db.execute(sql: "DELETE FROM held_plans WHERE run = ?", arguments: [run])
    try db.execute(
      sql: "UPDATE runs SET outcome = ?, decided_by = ? WHERE id = ?",
      arguments: [outcome.rawValue, hand?.actor, run])
  }
}

/// A plan as it is stored: the JSON of its value.
enum PlanStorage {
  static func text(of plan: Plan) throws -> String {
    String(decoding: try JSONEncoder().encode(plan), as: UTF8.self)
  }

  static func plan(_ text: String) throws -> Plan {
    try JSONDecoder().decode(Plan.self, from: Data(text.utf8))
  }
}
