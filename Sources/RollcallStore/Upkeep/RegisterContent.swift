import GRDB

/// How much a register holds: what a person compares with what they remember.
package struct RegisterContent: Hashable, Sendable {
  /// Accounts and sub-accounts.
  package var accounts: Int
  /// Assets of all accounts.
  package var assets: Int
  /// Events of the journal.
  package var events: Int

  static func count(in db: Database) throws -> RegisterContent {
    func rows(_ table: String) throws -> Int {
      try Int.fetchOne(db, sql: "SELECT count(*) FROM \(table)") ?? 0
    }
    return RegisterContent(
      accounts: try rows("accounts"), assets: try rows("assets"), events: try rows("events"))
  }
}
