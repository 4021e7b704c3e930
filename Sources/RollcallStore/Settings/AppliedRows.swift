import Foundation
import GRDB
import RollcallCore

/// The sealed settings that runs use.
enum AppliedRows {
  static func find(
    _ row: ConnectionRow, _ connection: ConnectionReference, _ vault: Vault, in db: Database
  ) throws -> AppliedSettings? {
    let found = try Row.fetchOne(
      db, sql: "SELECT generation, mark, key, sealed FROM applied_settings WHERE connection = ?",
      arguments: [row.id.number])
    guard let found else { return nil }
    let image = try vault.key(named: found[2])?.open(found[3], for: purpose(connection)).map {
      try JSONDecoder().decode(AcceptedSettings.self, from: $0).whole.sealed
    }
    return AppliedSettings(generation: found[0], mark: found[1], image: image)
  }

  /// Afterwards these settings are the applied ones, and known as tested. Without a key nothing can be sealed, and what a key sealed that
  /// is not here is not replaced: whoever puts that key back finds it.
  static func accept(
    _ settings: AcceptedSettings, _ row: ConnectionRow, _ connection: ConnectionReference, _ vault: Vault,
    in db: Database
  ) throws {
    let key = vault.current
    let mark = settings.whole.mark(key)
    try SettingRows.keepTested(settings.tested.mark(key), settings.tenant, of: row, in: db)
    let generation = try Int64.fetchOne(
      db,
      sql: """
        SELECT CASE WHEN mark = ?2 THEN generation ELSE generation + 1 END FROM (
          SELECT generation, mark FROM refused_settings WHERE connection = ?1
          UNION ALL SELECT generation, mark FROM applied_settings WHERE connection = ?1)
        ORDER BY generation DESC LIMIT 1
        """, arguments: [row.id.number, mark])
    guard let key, try !isLocked(row, vault, in: db) else { return }
    try db.execute(
      sql: """
        INSERT OR REPLACE INTO applied_settings (connection, generation, mark, key, sealed) VALUES (?, ?, ?, ?, ?)
        """,
      arguments: [
        row.id.number, generation ?? 1, mark, key.id,
        try key.seal(try JSONEncoder().encode(settings), for: purpose(connection)),
      ])
  }

  private static func isLocked(_ row: ConnectionRow, _ vault: Vault, in db: Database) throws -> Bool {
    let key = try String.fetchOne(
      db, sql: "SELECT key FROM applied_settings WHERE connection = ?", arguments: [row.id.number])
    return key.map { vault.key(named: $0) == nil } ?? false
  }

  /// Afterwards the marks of settings that were sealed anew are those of the new key.
  static func remark(
    _ settings: AcceptedSettings, _ old: SealingKey, _ new: SealingKey, _ row: Int64, in db: Database
  ) throws {
    try db.execute(
      sql: "UPDATE applied_settings SET mark = ? WHERE connection = ?",
      arguments: [settings.whole.mark(new), row])
    try db.execute(
      sql: "UPDATE connections SET tested_settings = ? WHERE id = ? AND tested_settings = ?",
      arguments: [settings.tested.mark(new), row, settings.tested.mark(old)])
  }

  static func purpose(_ connection: ConnectionReference) -> String { "applied settings of \(connection)" }
}
