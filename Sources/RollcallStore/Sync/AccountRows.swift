import GRDB
package import RollcallCore

/// An account that the settings name.
package struct AccountEntry: Hashable, Sendable {
  /// How it is written.
  package var reference: AccountReference
  /// What people call it.
  package var name: String
  /// The integrations that it enables or lists.
  package var integrations: [String]

  /// An account with its integrations.
  package init(reference: AccountReference, name: String, integrations: [String]) {
    self.reference = reference
    self.name = name
    self.integrations = integrations
  }
}

extension Register {
  /// Afterwards the register knows these accounts and their connections. Nothing is written when it does
  /// already.
  ///
  /// - Parameter accounts: parents before their sub-accounts.
  package func know(_ accounts: [AccountEntry]) throws(StoreError) {
    let isKnown = try read { db in
      try accounts.allSatisfy { try AccountRows.isKnown($0, in: db) }
    }
    guard !isKnown else { return }
    try write { db in
      for account in accounts { try AccountRows.add(account, in: db) }
    }
  }

  /// The fingerprint of the settings with which a connection last passed its test (J4); nil when it never
  /// did.
  package func testedSettings(of connection: ConnectionReference) throws(StoreError) -> String? {
    try read { db in
      guard let row = try ConnectionRow.find(connection, in: db) else { return nil }
      return try String.fetchOne(
        db, sql: "SELECT tested_settings FROM connections WHERE id = ?", arguments: [row.id.number])
    }
  }
}

extension Register {
  /// The tenant of a connection's last applied run (I3); nil when it never ran, or its plugin names none.
  package func tenant(of connection: ConnectionReference) throws(StoreError) -> RegisteredTenant? {
    try read { db in
      guard let row = try ConnectionRow.find(connection, in: db) else { return nil }
      let found = try Row.fetchOne(
        db, sql: "SELECT tenant_id, tenant_name FROM connections WHERE id = ?", arguments: [row.id.number])
      guard let found, let id: String = found[0] else { return nil }
      return RegisteredTenant(id: id, name: found[1] ?? id)
    }
  }

  /// Whether a connection was ever in the settings.
  package func knows(_ connection: ConnectionReference) throws(StoreError) -> Bool {
    try read { db in try ConnectionRow.find(connection, in: db) != nil }
  }

  /// The connections whose last applied run had a tenant (J3).
  package func connections(ofTenant id: String) throws(StoreError) -> Set<ConnectionReference> {
    try read { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT a.reference, c.integration FROM connections c JOIN accounts a ON a.id = c.account
          WHERE c.tenant_id = ?
          """, arguments: [id])
      return Set(rows.map { ConnectionReference(account: AccountReference($0[0]), integration: $0[1]) })
    }
  }
}

/// The rows of accounts and connections.
enum AccountRows {
  static func isKnown(_ account: AccountEntry, in db: Database) throws -> Bool {
    let name = try String.fetchOne(
      db, sql: "SELECT name FROM accounts WHERE reference = ?", arguments: [account.reference.text])
    guard name == account.name else { return false }
    return try account.integrations.allSatisfy {
      try ConnectionRow.find(ConnectionReference(account: account.reference, integration: $0), in: db) != nil
    }
  }

  static func add(_ account: AccountEntry, in db: Database) throws {
    try db.execute(
      sql: """
        INSERT INTO accounts (reference, name, parent)
        VALUES (?, ?, (SELECT id FROM accounts WHERE reference = ?))
        ON CONFLICT (reference) DO UPDATE SET name = excluded.name
        """,
      arguments: [account.reference.text, account.name, account.reference.parent?.text])
    for integration in account.integrations {
      try db.execute(
        sql: """
          INSERT OR IGNORE INTO connections (account, integration)
          VALUES ((SELECT id FROM accounts WHERE reference = ?), ?)
          """, arguments: [account.reference.text, integration])
    }
  }

  /// The row of an account; nil when the register does not know it.
  static func row(of reference: AccountReference, in db: Database) throws -> Int64? {
    try Int64.fetchOne(db, sql: "SELECT id FROM accounts WHERE reference = ?", arguments: [reference.text])
  }

  static func find(_ reference: AccountReference, in db: Database) throws -> Int64 {
    guard let id = try row(of: reference, in: db) else { throw Refusal.unknownAccount(reference) }
    return id
  }

  /// How far the journal of an account is.
  static func revision(_ account: Int64, in db: Database) throws -> Int64 {
    try Int64.fetchOne(db, sql: "SELECT revision FROM accounts WHERE id = ?", arguments: [account]) ?? 0
  }

  /// Counts up the journal of an account, so that plans made before are recognised as out of date (I5).
  static func countUp(_ account: Int64, in db: Database) throws {
    try db.execute(sql: "UPDATE accounts SET revision = revision + 1 WHERE id = ?", arguments: [account])
  }
}
