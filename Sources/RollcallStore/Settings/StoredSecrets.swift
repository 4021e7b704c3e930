import Foundation
import GRDB
package import RollcallCore

extension Register {
  /// A secret that is kept here, for a setting that is `stored`; nil when none is, or the key is not here that sealed it.
  package func storedSecret(
    _ setting: String, of connection: ConnectionReference
  ) throws(StoreError) -> String? {
    try read { db in
      guard let row = try ConnectionRow.find(connection, in: db) else { return nil }
      let found = try Row.fetchOne(
        db, sql: "SELECT key, sealed FROM stored_secrets WHERE connection = ? AND setting = ?",
        arguments: [row.id.number, setting])
      return found.flatMap {
        vault.key(named: $0[0])?.open($0[1], for: StoredSecretRows.purpose(connection, setting))
      }.map { String(decoding: $0, as: UTF8.self) }
    }
  }

  /// Afterwards these secrets are kept here, sealed, in place of those before; and runs use the settings that were tested with them.
  ///
  /// - Parameter settings: nil when they may not be used yet, because they lead to another tenant (I3).
  package func store(
    _ secrets: [String: String], accepting settings: AcceptedSettings?, of connection: ConnectionReference,
    under lease: Lease, at now: Instant
  ) throws(StoreError) {
    try write { db in
      let row = try ConnectionRow.get(connection, in: db)
      try LeaseRows.check(lease, of: row, in: db)
      guard let key = vault.current else {
        throw StoreError.inaccessible("the key that seals secrets is not there (\(vault.label))")
      }
      for (setting, secret) in secrets {
        let sealed = try key.seal(
          Data(secret.utf8), for: StoredSecretRows.purpose(connection, setting))
        try db.execute(
          sql: "INSERT OR REPLACE INTO stored_secrets (connection, setting, key, sealed) VALUES (?, ?, ?, ?)",
          arguments: [row.id.number, setting, key.id, sealed])
      }
      guard let settings else { return }
      try AppliedRows.accept(settings, row, connection, vault, in: db)
      try RefusedRows.clear(row, at: now, in: db)
    }
  }
}

enum StoredSecretRows {
  static func purpose(_ connection: ConnectionReference, _ setting: String) -> String {
    "\(setting) of \(connection)"
  }
}
