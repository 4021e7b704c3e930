import GRDB
package import RollcallCore

/// A connection that has something sealed in the register, and the key that opens it.
package struct SealedWith: Hashable, Sendable {
  /// The connection.
  package var connection: ConnectionReference
  /// The id of the key.
  package var key: String

  static func all(in db: Database) throws -> [SealedWith] {
    let names = try ConnectionNames.read(in: db)
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT connection, key FROM applied_settings
        UNION SELECT connection, key FROM stored_secrets
        UNION SELECT connection, key FROM refused_settings WHERE key IS NOT NULL
        UNION SELECT r.connection, h.key FROM held_plans h JOIN runs r ON r.id = h.run WHERE h.key IS NOT NULL
        ORDER BY 1, 2
        """)
    return rows.compactMap { row in
      names[row[0]].map { SealedWith(connection: $0, key: row[1]) }
    }
  }
}

extension Register {
  /// The ids of the keys with which something of a connection is sealed.
  package func sealingKeys(of connection: ConnectionReference) throws(StoreError) -> Set<String> {
    try read { db in
      guard let row = try ConnectionRow.find(connection, in: db) else { return [] }
      return try String.fetchSet(
        db,
        sql: """
          SELECT key FROM applied_settings WHERE connection = ?1
          UNION SELECT key FROM stored_secrets WHERE connection = ?1
          UNION SELECT key FROM refused_settings WHERE connection = ?1 AND key IS NOT NULL
          """, arguments: [row.id.number])
    }
  }
}
