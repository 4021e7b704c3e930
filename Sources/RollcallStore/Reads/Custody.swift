import GRDB
package import RollcallCore

/// Who or what had an asset at a moment (K3).
package struct CustodyRecord: Hashable, Sendable {
  /// The Asset ID as it is now, or as it was when the asset was deleted.
  package var assetID: String
  /// The moment.
  package var at: Instant
  /// Who or what had it; nil when nobody did, or when there was no such asset yet.
  package var holder: HolderRecord.Kind?
}

extension Register {
  /// Who or what had an asset at a moment, told from the journal; also of an asset that was deleted since.
  package func custody(
    of assetID: String, in account: AccountReference, at instant: Instant
  ) throws(StoreError) -> CustodyRecord {
    try read { db in
      let account = try AccountRows.find(account, in: db)
      let assets = try EventRows.assets(assetID, of: account, in: db)
      guard let latest = assets.last else { throw Refusal.unknownAsset(assetID) }
      let present = try String.fetchOne(
        db, sql: "SELECT asset_id FROM assets WHERE id = ?", arguments: [latest])
      return CustodyRecord(
        assetID: present ?? assetID, at: instant,
        holder: try CustodyRows.holder(of: assets, at: instant, in: db))
    }
  }
}

/// The last checkout, check-in or deletion before a moment, among all assets that had the Asset ID in turn.
private enum CustodyRows {
  static func holder(of assets: [Int64], at instant: Instant, in db: Database) throws -> HolderRecord.Kind? {
    let event = try Row.fetchOne(
      db,
      sql: """
        SELECT kind, to_value, holder, to_row FROM events
        WHERE asset IN (\(assets.map { "\($0)" }.joined(separator: ","))) AND at <= ? AND kind IN ('check_out', 'check_in', 'delete_asset')
        ORDER BY id DESC LIMIT 1
        """, arguments: [instant.milliseconds])
    guard let event, event["kind"] == DoneKind.checkOut.rawValue else { return nil }
    let label: String = event["to_value"]
    let kind: String? = event["holder"]
    guard kind != HolderKind.location.rawValue else { return .location(name: label) }
    let row: Int64? = event["to_row"]
    let name = try String.fetchOne(db, sql: "SELECT name FROM employees WHERE id = ?", arguments: [row])
    return .employee(email: label, name: name)
  }
}
