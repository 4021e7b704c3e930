import GRDB
package import RollcallCore

/// What the register remembers of a device, and which events gave its asset the values that it has (K2).
package struct LinkMemoryRecord: Sendable {
  /// The serial number; nil for a device that is known by its id only.
  package var serialNumber: String?
  /// The Asset ID of its asset.
  package var assetID: String
  /// What the link remembers.
  package var link: LinkRecord
  /// For each field that was ever set: the last event that set it.
  package var lastEvents: [(what: AssetField, event: EventRecord)]
  /// What the last run found about it.
  package var findings: [Finding]
}

extension Register {
  /// What a connection's link remembers of a device; nil when no link is to it.
  ///
  /// - Parameter identity: the serial number, else the tenant's own id.
  package func memory(
    of identity: String, in connection: ConnectionReference
  ) throws(StoreError) -> LinkMemoryRecord? {
    try read { db in
      guard let row = try ConnectionRow.find(connection, in: db) else { return nil }
      let serial = SerialNumber(identity)?.text
      let found = try Row.fetchAll(
        db,
        sql: """
          SELECT serial_number, device_id, asset, last_seen, not_seen_since, details FROM links
          WHERE connection = ?1 AND (serial_number = ?2 OR device_id IS NOT NULL) ORDER BY serial_number IS NOT ?2, id
          """, arguments: [row.id.number, serial])
      let link = found.first { link in
        if let number: String = link[0], number == serial { return true }
        let id: String? = link[1]
        return id.map { ComparisonKey($0) } == ComparisonKey(identity)
      }
      return try link.map { try LinkMemoryReading.record($0, connection, row, in: db) }
    }
  }
}

private enum LinkMemoryReading {
  static func record(
    _ row: Row, _ connection: ConnectionReference, _ known: ConnectionRow, in db: Database
  ) throws -> LinkMemoryRecord {
    let asset: Int64 = row[2]
    let since: Int64? = row[4]
    let history = try EventRows.ofAsset(RowID(asset), in: db)
    let serial: String? = row[0]
    let assetID =
      try String.fetchOne(db, sql: "SELECT asset_id FROM assets WHERE id = ?", arguments: [asset]) ?? ""
    let findings = try FindingRows.all(of: known, in: db).filter { finding in
      serial != nil ? finding.serialNumber?.text == serial : finding.assetID == assetID
    }
    return LinkMemoryRecord(
      serialNumber: serial, assetID: assetID,
      link: LinkRecord(
        connection: connection, deviceID: row[1], lastSeen: row[3],
        notSeenSince: since.map { Instant(milliseconds: $0) }, details: DetailText.values(of: row[5])),
      lastEvents: AssetField.allCases.compactMap { field in
        history.last { EventRows.fields(of: $0).contains(field) }.map { (field, $0.telling(of: field)) }
      }, findings: findings)
  }
}

extension EventRecord {
  /// The event as it tells of a field: one that made the asset has the Asset ID as its value, and no other field's.
  fileprivate func telling(of field: AssetField) -> EventRecord {
    guard kind == DoneKind.addAsset.rawValue, field != .assetID else { return self }
    var event = self
    event.to = nil
    return event
  }
}
