import GRDB
package import RollcallCore

extension Register {
  /// The account's assets as an import takes them, in the order of the Asset IDs. Imported into an empty
  /// account, they give the same assets with the same holders.
  ///
  /// A product without a manufacturer says `none` only where a manufacturer has another of the same name.
  package func assetLines(of account: AccountReference) throws(StoreError) -> [AssetLine] {
    try read { db in
      var lines: [AssetLine] = []
      let scan = try BulkStatement(
        """
        SELECT a.asset_id, a.name, a.serial_number, p.name,
          ifnull(m.name, (SELECT 'none' FROM products t WHERE t.account = p.account AND t.name_key = p.name_key
            AND t.manufacturer IS NOT NULL)),
          g.name, a.notes, a.state, e.email, e.name, l.name
        FROM assets a LEFT JOIN products p ON p.id = a.product LEFT JOIN manufacturers m ON m.id = p.manufacturer
          LEFT JOIN categories g ON g.id = p.category LEFT JOIN checkouts c ON c.asset = a.id
          LEFT JOIN employees e ON e.id = c.employee LEFT JOIN locations l ON l.id = c.location
        WHERE a.account = ? ORDER BY a.asset_key
        """, in: db)
      scan.bind(1, try AccountRows.find(account, in: db))
      try scan.forEachRow { row in
        let person = row.optionalText(8).map { HolderLine.employee(email: $0, name: row.optionalText(9)) }
        lines.append(
          AssetLine(
            assetID: row.text(0), name: row.optionalText(1), serialNumber: row.optionalText(2),
            product: row.optionalText(3), manufacturer: row.optionalText(4), category: row.optionalText(5),
            notes: row.optionalText(6), state: AssetState(rawValue: row.text(7)) ?? .active,
            holder: person ?? row.optionalText(10).map { .location($0) }))
      }
      return lines
    }
  }
}
