import GRDB
package import RollcallCore

extension Register {
  /// Afterwards the connection has no links, or none to this asset. The assets stay, with all that they have.
  ///
  /// - Parameter assetID: the asset; nil forgets all links of the connection.
  package func forgetLinks(
    of connection: ConnectionReference, to assetID: String? = nil, by hand: Hand
  ) throws(StoreError) -> [Done] {
    try work(hand) { work in
      let links = try work.links(of: connection, to: try assetID.map { try work.asset($0) })
      let delete = try BulkStatement("DELETE FROM links WHERE id = ?", in: work.db)
      for link in links {
        delete.bind(1, link.id)
        try delete.run()
        work.did(Done(.forgetLink, assetID: link.assetID, from: link.device), asset: link.asset)
      }
    }
  }

  /// Afterwards no asset that the connection is linked to is there any more (C6, H4). Refused as a whole
  /// while somebody has one of them.
  package func deleteAssets(linkedBy connection: ConnectionReference, by hand: Hand) throws(StoreError)
    -> [Done]
  {
    try work(hand) { work in
      let links = try work.links(of: connection, to: nil)
      let held = links.filter(\.isCheckedOut).map(\.assetID)
      guard held.isEmpty else { throw Refusal.checkedOutAssetsStay(held) }
      let unlink = try BulkStatement("DELETE FROM links WHERE asset = ?", in: work.db)
      let delete = try BulkStatement("DELETE FROM assets WHERE id = ?", in: work.db)
      for link in links {
        try work.endFindings(
          .goneFromTenant, .archivedSeen, .ownerNotEmployee, about: link.asset, named: link.assetID)
        unlink.bind(1, link.asset)
        try unlink.run()
        delete.bind(1, link.asset)
        try delete.run()
        work.did(Done(.deleteAsset, assetID: link.assetID, from: link.assetID), asset: link.asset)
      }
    }
  }

  /// The Asset IDs of all assets that a connection is linked to, in their order.
  package func assetIDs(linkedBy connection: ConnectionReference) throws(StoreError) -> [String] {
    try read { db in
      guard let row = try ConnectionRow.find(connection, in: db) else { return [] }
      return try String.fetchAll(
        db,
        sql: """
          SELECT a.asset_id FROM links l JOIN assets a ON a.id = l.asset WHERE l.connection = ?
          ORDER BY a.asset_key
          """, arguments: [row.id.number])
    }
  }
}

/// A link as a command by hand sees it.
private struct HandLink {
  var id: Int64
  var asset: Int64
  var assetID: String
  /// The serial number of its device, else the tenant's own id.
  var device: String
  var isCheckedOut: Bool
}

extension HandWork {
  fileprivate func links(of connection: ConnectionReference, to asset: HandAsset?) throws -> [HandLink] {
    guard let row = try ConnectionRow.find(connection, in: db), row.account == account else {
      throw Refusal.unknownConnection(connection)
    }
    var links: [HandLink] = []
    let scan = try BulkStatement(
      """
      SELECT l.id, a.id, a.asset_id, coalesce(l.serial_number, l.device_id), c.asset
      FROM links l JOIN assets a ON a.id = l.asset LEFT JOIN checkouts c ON c.asset = a.id
      WHERE l.connection = ?1 AND (?2 IS NULL OR l.asset = ?2) ORDER BY a.asset_key
      """, in: db)
    scan.bind(1, row.id.number)
    scan.bind(2, asset?.id)
    try scan.forEachRow {
      links.append(
        HandLink(
          id: $0.int(0), asset: $0.int(1), assetID: $0.text(2), device: $0.text(3),
          isCheckedOut: $0.optionalInt(4) != nil))
    }
    return links
  }
}
