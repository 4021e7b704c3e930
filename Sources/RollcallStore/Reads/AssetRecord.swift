import GRDB
package import RollcallCore

/// An asset as it is shown: with the names of all that it refers to.
package struct AssetRecord: Hashable, Sendable {
  /// Its row.
  package var id: RowID<Asset>
  /// The account that owns it.
  package var account: AccountReference
  /// The Asset ID as it is shown.
  package var assetID: String
  /// The Asset Name; nil when it has none.
  package var name: String?
  /// The serial number; nil when none is known.
  package var serialNumber: String?
  /// Whether it is in use or archived.
  package var state: AssetState
  /// The name of its product; nil when it has none.
  package var product: String?
  /// Who makes the product; nil when nobody said.
  package var manufacturer: String?
  /// The category of the product; nil when it has none.
  package var category: String?
  /// Who or what has it; nil when nobody does.
  package var holder: HolderRecord?
  /// Its devices, the oldest link first; their details only where one asset is read.
  package var links: [LinkRecord] = []
}

/// Who or what has an asset.
package struct HolderRecord: Hashable, Sendable {
  /// Who or what.
  package var kind: Kind
  /// By hand, or the connection that checked it out.
  package var origin: ConnectionReference?
  /// When it was checked out.
  package var since: Instant

  /// Who or what it is.
  package enum Kind: Hashable, Sendable {
    case employee(email: String, name: String?)
    case location(name: String)

    /// The e-mail address or the name of the place.
    package var label: String {
      switch self {
      case .employee(let email, _): email
      case .location(let name): name
      }
    }
  }

  /// The e-mail address or the name of the place.
  package var label: String { kind.label }
}

/// A link as it is shown.
package struct LinkRecord: Hashable, Sendable {
  /// The connection that sees the device.
  package var connection: ConnectionReference
  /// The tenant's own id of the device; nil when it has none.
  package var deviceID: String?
  /// The tenant's last contact with the device; nil when it never reported one.
  package var lastSeen: String?
  /// Since when complete fetches lack the device (H2); nil while it is there.
  package var notSeenSince: Instant?
  /// What the device said of itself, by name.
  package var details: [String: String]
}

/// All that is shown of one asset.
package struct AssetDetail: Hashable, Sendable {
  /// The asset with its details.
  package var asset: AssetRecord
  /// What people want to remember; nil for nothing.
  package var notes: String?
  /// For each field that a connection or a person set: who did it last.
  package var sources: [AssetField: String]
  /// All its events, the oldest first.
  package var history: [EventRecord]

  /// Names the sources of the values that are there.
  fileprivate func naming(_ sources: [AssetField: String]) -> AssetDetail {
    var detail = self
    // An undo gives a checkout back as it was, so that the checkout itself says whose it is.
    let sources = sources.merging(
      asset.holder.map { [.checkout: $0.origin?.description ?? "manual"] } ?? [:], uniquingKeysWith: { $1 })
    detail.sources = sources.filter { field, _ in
      switch field {
      case .assetID: true
      case .name: asset.name != nil
      case .serialNumber: asset.serialNumber != nil
      case .product: asset.product != nil
      case .checkout: asset.holder != nil
      case .notes: notes != nil
      }
    }
    return detail
  }
}

/// A field of an asset that a connection or a person sets; the raw values stand in JSON.
package enum AssetField: String, Hashable, Sendable, CaseIterable {
  case assetID = "asset_id"
  case name
  case serialNumber = "serial_number"
  case product
  case checkout
  case notes
}

extension Register {
  /// Assets in the order of account and Asset ID; nil means those of all accounts.
  package func assets(of account: AccountReference? = nil) throws(StoreError) -> [AssetRecord] {
    try read { db in
      let filter = try AccountFilter(account, in: db)
      var assets = try AssetRows.read(filter, in: db)
      try AssetRows.addLinks(to: &assets, filter, in: db)
      return assets
    }
  }

  /// One asset with its notes, details, sources and history.
  package func asset(_ assetID: String, in account: AccountReference) throws(StoreError) -> AssetDetail {
    try read { db in
      let filter = AccountFilter(id: try AccountRows.find(account, in: db))
      var found = try AssetRows.read(filter, key: ComparisonKey(assetID), in: db)
      guard !found.isEmpty else { throw Refusal.unknownAsset(assetID) }
      try AssetRows.addLinks(to: &found, filter, in: db)
      let asset = found[0]
      let notes = try String.fetchOne(
        db, sql: "SELECT notes FROM assets WHERE id = ?", arguments: [asset.id.number])
      let history = try EventRows.ofAsset(asset.id, in: db)
      let detail = AssetDetail(asset: asset, notes: notes, sources: [:], history: history)
      return detail.naming(EventRows.sources(in: history))
    }
  }
}

/// An account to read of, or all of them.
struct AccountFilter {
  var id: Int64?

  init(id: Int64) {
    self.id = id
  }

  init(_ reference: AccountReference?, in db: Database) throws {
    id = try reference.map { try AccountRows.find($0, in: db) }
  }

  /// A condition on a column that names the account; one argument.
  func condition(_ column: String) -> String { id == nil ? "?1 IS NULL" : "\(column) = ?1" }
}

/// The scans behind lists of assets.
enum AssetRows {
  static func read(_ filter: AccountFilter, key: ComparisonKey? = nil, in db: Database) throws
    -> [AssetRecord]
  {
    var assets: [AssetRecord] = []
    let origins = try ConnectionNames.read(in: db)
    let scan = try BulkStatement(
      """
      SELECT a.id, k.reference, a.asset_id, a.name, a.serial_number, a.state, p.name, m.name, g.name,
        e.email, e.name, l.name, c.origin, c.since
      FROM assets a JOIN accounts k ON k.id = a.account
        LEFT JOIN products p ON p.id = a.product LEFT JOIN manufacturers m ON m.id = p.manufacturer
        LEFT JOIN categories g ON g.id = p.category LEFT JOIN checkouts c ON c.asset = a.id
        LEFT JOIN employees e ON e.id = c.employee LEFT JOIN locations l ON l.id = c.location
      WHERE \(filter.condition("a.account")) AND \(key == nil ? "?2 IS NULL" : "a.asset_key = ?2")
      ORDER BY k.id, a.asset_key
      """, in: db)
    scan.bind(1, filter.id)
    scan.bind(2, key?.text)
    try scan.forEachRow { row in
      assets.append(
        AssetRecord(
          id: RowID(row.int(0)), account: AccountReference(row.text(1)), assetID: row.text(2),
          name: row.optionalText(3), serialNumber: row.optionalText(4),
          state: AssetState(rawValue: row.text(5)) ?? .active, product: row.optionalText(6),
          manufacturer: row.optionalText(7), category: row.optionalText(8), holder: row.holder(origins)))
    }
    return assets
  }

  static func addLinks(to assets: inout [AssetRecord], _ filter: AccountFilter, in db: Database) throws {
    let names = try ConnectionNames.read(in: db)
    var links: [Int64: [LinkRecord]] = [:]
    let single = assets.count == 1 ? assets[0].id.number : nil
    let scan = try BulkStatement(
      """
      SELECT l.asset, l.connection, l.device_id, l.last_seen, l.not_seen_since, l.details
      FROM links l JOIN connections c ON c.id = l.connection
      WHERE \(filter.condition("c.account")) AND \(single == nil ? "?2 IS NULL" : "l.asset = ?2")
      ORDER BY l.id
      """, in: db)
    scan.bind(1, filter.id)
    scan.bind(2, single)
    try scan.forEachRow { row in
      guard let connection = names[row.int(1)] else { return }
      links[row.int(0), default: []].append(
        LinkRecord(
          connection: connection, deviceID: row.optionalText(2), lastSeen: row.optionalText(3),
          notSeenSince: row.optionalInt(4).map { Instant(milliseconds: $0) },
          details: single == nil ? [:] : DetailText.values(of: row.text(5))))
    }
    for index in assets.indices { assets[index].links = links[assets[index].id.number] ?? [] }
  }
}

extension BulkStatement {
  fileprivate func holder(_ origins: [Int64: ConnectionReference]) -> HolderRecord? {
    let kind: HolderRecord.Kind
    if let email = optionalText(9) {
      kind = .employee(email: email, name: optionalText(10))
    } else if let place = optionalText(11) {
      kind = .location(name: place)
    } else {
      return nil
    }
    return HolderRecord(
      kind: kind, origin: optionalInt(12).flatMap { origins[$0] }, since: Instant(milliseconds: int(13)))
  }
}

/// How connections are written, by row.
enum ConnectionNames {
  static func read(in db: Database) throws -> [Int64: ConnectionReference] {
    var names: [Int64: ConnectionReference] = [:]
    for row in try Row.fetchAll(
      db,
      sql: "SELECT c.id, a.reference, c.integration FROM connections c JOIN accounts a ON a.id = c.account")
    {
      names[row[0]] = ConnectionReference(account: AccountReference(row[1]), integration: row[2])
    }
    return names
  }
}
