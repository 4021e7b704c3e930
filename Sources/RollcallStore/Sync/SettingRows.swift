import GRDB
package import RollcallCore

extension Register {
  /// The Asset ID mapping that is in force because assets have links of the connection (C6); nil while none
  /// has.
  package func mappingInForce(of connection: ConnectionReference) throws(StoreError) -> AssetIDSource? {
    try read { db in
      guard let row = try ConnectionRow.find(connection, in: db) else { return nil }
      return try SettingRows.mappingInForce(row, in: db)
    }
  }
}

/// What of its settings a connection keeps with each applied plan; nothing is written when that is known already.
enum SettingRows {
  /// The Asset ID mapping that is in force because assets have links (C6); nil while none has.
  static func mappingInForce(_ row: ConnectionRow, in db: Database) throws -> AssetIDSource? {
    let source = try String.fetchOne(
      db,
      sql: """
        SELECT asset_id_source FROM connections
        WHERE id = ? AND EXISTS (SELECT 1 FROM links WHERE connection = ?)
        """, arguments: [row.id.number, row.id.number])
    return source.flatMap { AssetIDSource(rawValue: $0) }
  }

  static func keep(_ record: RunRecord, of row: ConnectionRow, in db: Database) throws {
    try keep(record.assetIDSource?.rawValue, in: "asset_id_source", of: row, db)
    try keepTested(record.testedSettings, record.tenant, of: row, in: db)
  }

  /// The mark of the settings that passed their test last; nil when none did.
  static func tested(_ row: ConnectionRow, in db: Database) throws -> String? {
    try String.fetchOne(
      db, sql: "SELECT tested_settings FROM connections WHERE id = ?", arguments: [row.id.number])
  }

  /// The settings that passed their test, and whose tenant it was.
  static func keepTested(
    _ mark: String?, _ tenant: RegisteredTenant?, of row: ConnectionRow, in db: Database
  ) throws {
    try keep(mark, in: "tested_settings", of: row, db)
    try keep(tenant?.id, in: "tenant_id", of: row, db)
    try keep(tenant?.name, in: "tenant_name", of: row, db)
  }

  private static func keep(_ text: String?, in column: String, of row: ConnectionRow, _ db: Database) throws {
    guard let text else { return }
    try db.execute(
      sql: "UPDATE connections SET \(column) = ? WHERE id = ? AND \(column) IS NOT ?",
      arguments: [text, row.id.number, text])
  }
}
