import GRDB
import RollcallCore

/// The row of a connection, with its account's.
struct ConnectionRow {
  var id: RowID<Connection>
  var account: Int64

  static func find(_ reference: ConnectionReference, in db: Database) throws -> ConnectionRow? {
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT c.id, c.account FROM connections c JOIN accounts a ON a.id = c.account
        WHERE a.reference = ? AND c.integration = ?
        """, arguments: [reference.account.text, reference.integration])
    return row.map { ConnectionRow(id: RowID($0[0]), account: $0[1]) }
  }

  /// The row of a connection that the settings named, so that it was registered.
  static func get(_ reference: ConnectionReference, in db: Database) throws -> ConnectionRow {
    guard let row = try find(reference, in: db) else {
      throw StoreError.failed("the connection \(reference) was never registered")
    }
    return row
  }
}
