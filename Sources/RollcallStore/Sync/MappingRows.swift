import GRDB
package import RollcallCore

extension Register {
  /// The Asset ID mapping that is in force because assets have links of the connection (C6); nil while none
  /// has.
  package func mappingInForce(of connection: ConnectionReference) throws(StoreError) -> AssetIDSource? {
    try read { db in
      guard let row = try ConnectionRow.find(connection, in: db) else { return nil }
      let source = try String.fetchOne(
        db,
        sql: """
          SELECT asset_id_source FROM connections
          WHERE id = ? AND EXISTS (SELECT 1 FROM links WHERE connection = ?)
          """, arguments: [row.id.number, row.id.number])
      return source.flatMap { AssetIDSource(rawValue: $0) }
    }
  }
}

/// The mapping with which a connection's plans were made.
enum MappingRows {
  static func keep(_ source: AssetIDSource?, of row: ConnectionRow, in db: Database) throws {
    guard let source else { return }
    try db.execute(
      sql: "UPDATE connections SET asset_id_source = ? WHERE id = ? AND asset_id_source IS NOT ?",
      arguments: [source.rawValue, row.id.number, source.rawValue])
  }
}
