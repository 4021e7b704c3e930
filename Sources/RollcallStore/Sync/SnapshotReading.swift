import GRDB
package import RollcallCore

extension Register {
  /// The part of the register that a connection's plan decides on, read in one transaction by a few ordered
  /// scans.
  ///
  /// - Parameter earlier: connections of the same account that stand earlier in the file and are enabled
  /// (F4).
  package func snapshot(
    of connection: ConnectionReference, earlier: [ConnectionReference] = []
  ) throws(StoreError) -> Snapshot {
    try read { db in
      guard let account = try AccountRows.row(of: connection.account, in: db) else {
        return Snapshot(connection: .unregistered)
      }
      let row = try ConnectionRow.find(connection, in: db)
      var snapshot = Snapshot(connection: row?.id ?? .unregistered)
      snapshot.revision = try AccountRows.revision(account, in: db)
      snapshot.employees = try SnapshotReader.employees(of: account, in: db)
      snapshot.catalogue = try SnapshotReader.catalogue(of: account, learnedBy: snapshot.connection, in: db)
      snapshot.assets = try SnapshotReader.assets(of: account, in: db)
      snapshot.links = try SnapshotReader.links(of: snapshot.connection, in: db)
      snapshot.governedElsewhere = try SnapshotReader.governed(by: earlier, in: db)
      return snapshot
    }
  }
}

extension RowID<Connection> {
  /// What a plan calls a connection that never ran: there are no links of it yet. Rows count from 1.
  fileprivate static let unregistered = RowID(0)
}

/// The scans of a snapshot.
enum SnapshotReader {
  static func employees(of account: Int64, in db: Database) throws -> [Employee] {
    var employees: [Employee] = []
    let scan = try BulkStatement(
      "SELECT id, version, email, state FROM employees WHERE account = ? ORDER BY id", in: db)
    scan.bind(1, account)
    try scan.forEachRow {
      // The key of a lower-case address is the address itself, in the same memory.
      employees.append(
        Employee(
          id: RowID($0.int(0)), version: $0.int(1), email: $0.text(2),
          state: EmployeeState(rawValue: $0.text(3)) ?? .archived))
    }
    return employees
  }

  static func catalogue(
    of account: Int64, learnedBy connection: RowID<Connection>, in db: Database
  ) throws -> Catalogue {
    var catalogue = Catalogue()
    for item in try Row.fetchAll(
      db, sql: "SELECT id, name FROM categories WHERE account = ? ORDER BY id", arguments: [account])
    {
      catalogue.categories.append(Category(id: RowID(item[0]), name: item[1]))
    }
    for item in try Row.fetchAll(
      db, sql: "SELECT id, name FROM manufacturers WHERE account = ? ORDER BY id", arguments: [account])
    {
      catalogue.manufacturers.append(Manufacturer(id: RowID(item[0]), name: item[1]))
    }
    for item in try Row.fetchAll(
      db,
      sql: "SELECT id, name, manufacturer, category, version FROM products WHERE account = ? ORDER BY id",
      arguments: [account])
    {
      let maker: Int64? = item[2]
      let category: Int64? = item[3]
      catalogue.products.append(
        Product(
          id: RowID(item[0]), version: item[4], name: item[1], manufacturer: maker.map { RowID($0) },
          category: category.map { RowID($0) }))
    }
    for item in try Row.fetchAll(
      db, sql: "SELECT model_key, product FROM model_products WHERE connection = ?",
      arguments: [connection.number])
    {
      catalogue.learned[ComparisonKey(stored: item[0])] = RowID(item[1])
    }
    return catalogue
  }

  /// Assets and checkouts are two scans in the same order, merged as they come.
  static func assets(of account: Int64, in db: Database) throws -> [Asset] {
    var assets: [Asset] = []
    assets.reserveCapacity(try count("assets INDEXED BY assets_by_account WHERE account", account, in: db))
    let scan = try BulkStatement(
      """
      SELECT id, version, asset_id, asset_key, name, serial_number, product, state
      FROM assets INDEXED BY assets_by_account WHERE account = ? ORDER BY id
      """, in: db)
    scan.bind(1, account)
    try scan.forEachRow { assets.append($0.asset) }
    try addCheckouts(to: &assets, of: account, in: db)
    return assets
  }

  private static func addCheckouts(to assets: inout [Asset], of account: Int64, in db: Database) throws {
    guard let first = assets.first?.id.number, let last = assets.last?.id.number else { return }
    let isAlone = last - first < 4 * Int64(assets.count)
    let scan = try isAlone ? checkouts(from: first, to: last, in: db) : checkouts(of: account, in: db)
    var index = 0
    try scan.forEachRow { checkout in
      let asset = checkout.int(0)
      while index < assets.count, assets[index].id.number < asset { index += 1 }
      guard index < assets.count, assets[index].id.number == asset else { return }
      assets[index].checkout = checkout.checkout
    }
  }

  /// The checkouts of a range of rows: the quicker scan where an account's assets stand close together.
  private static func checkouts(from first: Int64, to last: Int64, in db: Database) throws -> BulkStatement {
    let scan = try BulkStatement(
      "SELECT asset, employee, location, origin FROM checkouts WHERE asset BETWEEN ? AND ? ORDER BY asset",
      in: db)
    scan.bind(1, first)
    scan.bind(2, last)
    return scan
  }

  /// The checkouts of an account whose assets are scattered among those of many others.
  private static func checkouts(of account: Int64, in db: Database) throws -> BulkStatement {
    let scan = try BulkStatement(
      """
      SELECT c.asset, c.employee, c.location, c.origin
      FROM assets a INDEXED BY assets_by_account CROSS JOIN checkouts c ON c.asset = a.id
      WHERE a.account = ? ORDER BY a.id
      """, in: db)
    scan.bind(1, account)
    return scan
  }

  static func links(of connection: RowID<Connection>, in db: Database) throws -> [Link] {
    let models = try ModelRows.read(of: connection, in: db)
    var links: [Link] = []
    links.reserveCapacity(
      try count("links INDEXED BY links_by_connection WHERE connection", connection.number, in: db))
    let scan = try BulkStatement(
      """
      SELECT id, asset, origin, serial_number, device_id, owner, model, stable_digest, volatile_digest,
        refreshed, not_seen_since, vacant_runs, vacant_since, version
      FROM links INDEXED BY links_by_connection WHERE connection = ? ORDER BY id
      """, in: db)
    scan.bind(1, connection.number)
    try scan.forEachRow { links.append($0.link(models: models)) }
    return links
  }

  static func governed(by earlier: [ConnectionReference], in db: Database) throws -> Set<RowID<Asset>> {
    var governed: Set<RowID<Asset>> = []
    for reference in earlier {
      guard let row = try ConnectionRow.find(reference, in: db) else { continue }
      let scan = try BulkStatement(
        "SELECT asset FROM links WHERE connection = ? AND not_seen_since IS NULL", in: db)
      scan.bind(1, row.id.number)
      try scan.forEachRow { governed.insert(RowID($0.int(0))) }
    }
    return governed
  }

  private static func count(_ condition: String, _ value: Int64, in db: Database) throws -> Int {
    try Int.fetchOne(db, sql: "SELECT count(*) FROM \(condition) = ?", arguments: [value]) ?? 0
  }
}

extension BulkStatement {
  fileprivate var asset: Asset {
    Asset(
      id: RowID(int(0)), version: int(1), assetID: text(2), key: ComparisonKey(stored: text(3)),
      name: optionalText(4), serialNumber: optionalText(5).map { SerialNumber(stored: $0) },
      product: optionalInt(6).map { RowID($0) }, state: AssetState(rawValue: text(7)) ?? .archived)
  }

  fileprivate var checkout: Checkout? {
    let origin = optionalInt(3).map { CheckoutOrigin.connection(RowID($0)) } ?? .manual
    if let employee = optionalInt(1) { return Checkout(holder: .employee(RowID(employee)), origin: origin) }
    if let location = optionalInt(2) { return Checkout(holder: .location(RowID(location)), origin: origin) }
    return nil
  }

  fileprivate func link(models: [Int64: DeviceModel]) -> Link {
    Link(
      id: RowID(int(0)), version: int(13), asset: RowID(int(1)),
      origin: LinkOrigin(rawValue: text(2)) ?? .created,
      serialNumber: optionalText(3).map { SerialNumber(stored: $0) }, deviceID: optionalText(4),
      owner: optionalText(5).map { OwnerText.owner($0) },
      model: models[int(6)] ?? DeviceModel(name: nil, identifier: nil),
      statedDetails: DetailDigest(stable: int(7), volatile: int(8)), refreshed: Instant(milliseconds: int(9)),
      notSeenSince: optionalInt(10).map { Instant(milliseconds: $0) },
      vacancy: optionalInt(11).map {
        Vacancy(runs: Int($0), since: Instant(milliseconds: int(12)))
      })
  }
}
