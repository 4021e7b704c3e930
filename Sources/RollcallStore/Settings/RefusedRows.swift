import Foundation
import GRDB
import RollcallCore

/// The settings that were wanted last and are not used.
enum RefusedRows {
  /// A fault that may pass is told to people only when it lasts: after so many tries and so many milliseconds.
  private static let patience = (tries: 3, milliseconds: Int64(30 * 60 * 1000))
  private static let passing: Set<String> = ["transient", "rate_limited"]

  static func find(_ row: ConnectionRow, in db: Database) throws -> RefusedSettings? {
    let found = try Row.fetchOne(
      db, sql: "SELECT * FROM refused_settings WHERE connection = ?", arguments: [row.id.number])
    return found.map {
      RefusedSettings(
        generation: $0["generation"], mark: $0["mark"], since: Instant(milliseconds: $0["since"]),
        tested: Instant(milliseconds: $0["tested"]), tries: $0["tries"],
        failure: RunFailure(kind: $0["kind"], message: $0["message"], hint: $0["hint"]), run: $0["run"],
        isDiscarded: $0["discarded"])
    }
  }

  static func refuse(
    _ mark: String, _ settings: AcceptedSettings?, because failure: RunFailure, run: Int64?,
    _ row: ConnectionRow, _ connection: ConnectionReference, _ vault: Vault, at now: Instant,
    in db: Database
  ) throws {
    let before = try find(row, in: db)
    if before?.mark != mark { try HeldRows.supersede(.settings, of: row, except: run, in: db) }
    let applied = try Int64.fetchOne(
      db, sql: "SELECT generation FROM applied_settings WHERE connection = ?", arguments: [row.id.number])
    let isSame = before?.mark == mark
    let refused = RefusedSettings(
      generation: isSame ? before?.generation ?? 1 : max(before?.generation ?? 0, applied ?? 0) + 1,
      mark: mark,
      since: isSame ? before?.since ?? now : now, tested: now, tries: isSame ? (before?.tries ?? 0) + 1 : 1,
      failure: failure, run: run)
    try put(refused, row, in: db)
    if let settings { try seal(settings, row, connection, vault, in: db) }
    try tell(refused, isFallenBackOn: hasGood(row, vault, in: db), row, at: now, in: db)
  }

  /// Afterwards an alert tells of what is refused. A person who decided against it knows.
  static func remind(_ row: ConnectionRow, _ vault: Vault, at now: Instant, in db: Database) throws {
    guard let refused = try find(row, in: db), !refused.isDiscarded else { return }
    if refused.run != nil {
      try AlertRows.open(.tenantChanged, refused.failure.message, at: now, of: row, in: db)
    } else {
      try tell(refused, isFallenBackOn: hasGood(row, vault, in: db), row, at: now, in: db)
    }
  }

  /// Whether there are good settings, and the key that opens them.
  private static func hasGood(_ row: ConnectionRow, _ vault: Vault, in db: Database) throws -> Bool {
    let key = try String.fetchOne(
      db, sql: "SELECT key FROM applied_settings WHERE connection = ?", arguments: [row.id.number])
    return key.map { vault.key(named: $0) != nil } ?? false
  }

  /// Afterwards nothing is refused, and nobody need decide about settings.
  static func clear(_ row: ConnectionRow, at now: Instant, in db: Database) throws {
    try HeldRows.supersede(.settings, of: row, in: db)
    try db.execute(sql: "DELETE FROM refused_settings WHERE connection = ?", arguments: [row.id.number])
    try AlertRows.close([.updateRefused, .tenantChanged], at: now, of: row, in: db)
  }

  /// Afterwards the settings of a run that waited are refused for good, or until others are wanted.
  static func discard(run: Int64, by hand: Hand, _ row: ConnectionRow, in db: Database) throws {
    try db.execute(
      sql: """
        UPDATE refused_settings SET run = NULL, discarded = 1, message = message || ?, hint = ?
        WHERE connection = ? AND run = ?
        """,
      arguments: [
        " Run \(run) was discarded by \(hand.person).", "Correct the settings in the file.", row.id.number,
        run,
      ])
  }

  private static func put(_ refused: RefusedSettings, _ row: ConnectionRow, in db: Database) throws {
    try db.execute(
      sql: """
        INSERT OR REPLACE INTO refused_settings
          (connection, generation, mark, since, tested, tries, kind, message, hint, run)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        row.id.number, refused.generation, refused.mark, refused.since.milliseconds,
        refused.tested.milliseconds, refused.tries, refused.failure.kind, refused.failure.message,
        refused.failure.hint, refused.run,
      ])
  }

  private static func seal(
    _ settings: AcceptedSettings, _ row: ConnectionRow, _ connection: ConnectionReference, _ vault: Vault,
    in db: Database
  ) throws {
    guard let key = vault.current else { return }
    try db.execute(
      sql: "UPDATE refused_settings SET key = ?, sealed = ? WHERE connection = ?",
      arguments: [
        key.id, try key.seal(try JSONEncoder().encode(settings), for: purpose(connection)), row.id.number,
      ])
  }

  /// Afterwards settings that were sealed anew have the mark of the new key.
  static func remark(
    _ settings: AcceptedSettings, _ old: SealingKey, _ new: SealingKey, _ row: Int64, in db: Database
  ) throws {
    try db.execute(
      sql: "UPDATE refused_settings SET mark = ? WHERE connection = ? AND mark = ?",
      arguments: [settings.whole.mark(new), row, settings.whole.mark(old)])
  }

  static func purpose(_ connection: ConnectionReference) -> String { "refused settings of \(connection)" }

  /// A connection without good settings to fall back on has a fault, and no refused update; and settings that wait for a person have an
  /// alert of their own.
  private static func tell(
    _ refused: RefusedSettings, isFallenBackOn: Bool, _ row: ConnectionRow, at now: Instant, in db: Database
  ) throws {
    let lasts =
      refused.tries >= patience.tries
      && now.milliseconds - refused.since.milliseconds >= patience.milliseconds
    if refused.run != nil || !isFallenBackOn {
      try AlertRows.close([.updateRefused], at: now, of: row, in: db)
    } else if lasts || !passing.contains(refused.failure.kind) {
      let sentence = refused.failure.message
      let message = "\(sentence)\(sentence.hasSuffix(".") ? "" : ".") The last good settings run on."
      try AlertRows.open(.updateRefused, message, at: now, of: row, in: db)
    }
  }
}
