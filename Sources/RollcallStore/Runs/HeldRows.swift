import Foundation
import GRDB
import RollcallCore

/// A plan that waits for a person (I1), with what its run would have kept beside it.
struct HeldPlan {
  var run: Int64
  var plan: Plan
  var record: RunRecord
}

/// What a person has to decide about a run that waits. Of each, at most one run of a connection waits at a time.
enum HeldMatter: String {
  /// Whether the plan is carried out (I1).
  case plan = "<>"
  /// Whether the settings are used that lead to another tenant (I3).
  case settings = "="

  /// What a plan that is held is about.
  init(_ plan: Plan) {
    self = plan.held?.rule == .i3 ? .settings : .plan
  }
}

/// The plans of held runs.
enum HeldRows {
  static func insert(
    _ plan: Plan, run: Int64, _ record: RunRecord, _ vault: Vault, in db: Database
  ) throws {
    let key = record.settings == nil ? nil : vault.current
    let sealed = try record.settings.flatMap {
      try key?.seal(try JSONEncoder().encode($0), for: purpose(run))
    }
    try db.execute(
      sql: """
        INSERT INTO held_plans
          (run, rule, plan, asset_id_source, tested_settings, tenant_id, tenant_name, key, sealed)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        run, (plan.held?.rule ?? .i1).rawValue, try PlanStorage.text(of: plan),
        record.assetIDSource?.rawValue,
        record.testedSettings, record.tenant?.id, record.tenant?.name, key?.id, sealed,
      ])
  }

  /// The settings that are accepted when a run is approved; nil when it is not about settings, or the key is not here that sealed
  /// them.
  static func settings(of run: Int64, _ vault: Vault, in db: Database) throws -> AcceptedSettings? {
    let found = try Row.fetchOne(
      db, sql: "SELECT key, sealed FROM held_plans WHERE run = ? AND sealed IS NOT NULL", arguments: [run])
    let bytes = found.flatMap { vault.key(named: $0[0])?.open($0[1], for: purpose(run)) }
    return try bytes.map { try JSONDecoder().decode(AcceptedSettings.self, from: $0) }
  }

  static func purpose(_ run: Int64) -> String { "settings of run \(run)" }

  /// The plan that waits for a person's decision about a connection; nil when none does.
  static func waiting(
    _ matter: HeldMatter, of row: ConnectionRow, in db: Database
  ) throws -> HeldPlan? {
    try runs(matter, of: row, in: db).last.flatMap { try plan(of: $0, in: db) }
  }

  private static func runs(
    _ matter: HeldMatter, of row: ConnectionRow, in db: Database
  ) throws -> [Int64] {
    try Int64.fetchAll(
      db,
      sql: """
        SELECT r.id FROM runs r JOIN held_plans h ON h.run = r.id
        WHERE r.connection = ? AND r.outcome = 'held' AND h.rule \(matter.rawValue) 'I3' ORDER BY r.id
        """, arguments: [row.id.number])
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

  /// Afterwards no run of the connection waits for a decision about this, but for one: another one took its place.
  static func supersede(
    _ matter: HeldMatter, of row: ConnectionRow, except kept: Int64? = nil, in db: Database
  ) throws {
    for run in try runs(matter, of: row, in: db) where run != kept {
      try end(run, .superseded, by: nil, in: db)
    }
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
