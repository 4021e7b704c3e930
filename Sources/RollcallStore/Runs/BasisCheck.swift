import GRDB
import RollcallCore

/// Whether the register is still as a plan that waited needs it (I1): the rows that it decides on have their versions, what it takes
/// is free, and no other connection governs what it changes.
struct BasisCheck {
  private let plan: Plan
  private let row: ConnectionRow
  private let earlier: [ConnectionReference]
  private let db: Database

  init(_ plan: Plan, of row: ConnectionRow, earlier: [ConnectionReference], in db: Database) throws {
    self.plan = plan
    self.row = row
    self.earlier = earlier
    self.db = db
  }

  /// Whether something is no longer as the plan saw it, the Asset ID mapping that it was made with included (C6).
  func hasMoved(under source: AssetIDSource?) throws -> Bool {
    if let inForce = try SettingRows.mappingInForce(row, in: db), let source, inForce != source {
      return true
    }
    return try areVersionsOther || isAnAssetIDTaken || isADeviceLinked || isTheCatalogueOther
      || isGovernedElsewhere
  }

  private var areVersionsOther: Bool {
    get throws {
      try isOther("assets", plan.basis.assets) || isOther("links", plan.basis.links)
        || isOther("employees", plan.basis.employees) || isOther("products", plan.basis.products)
    }
  }

  private func isOther<Row>(_ table: String, _ rows: [RowVersion<Row>]) throws -> Bool {
    guard !rows.isEmpty else { return false }
    let find = try BulkStatement("SELECT version FROM \(table) WHERE id = ?", in: db)
    return try rows.contains { row in
      find.bind(1, row.id.number)
      return try find.firstInt() != row.version
    }
  }

  /// An Asset ID may belong to an asset that moves away in the same plan.
  private var isAnAssetIDTaken: Bool {
    get throws {
      let moving = Set(plan.assetIDs.map(\.asset.number))
      let find = try BulkStatement("SELECT id FROM assets WHERE account = ? AND asset_key = ?", in: db)
      find.bind(1, row.account)
      let taken = plan.assetIDs.map(\.to) + plan.adoptions.compactMap(\.newAssetID)
      return try taken.contains { assetID in
        find.bind(2, ComparisonKey(assetID).text)
        guard let holder = try find.firstInt() else { return false }
        return !moving.contains(holder)
      }
    }
  }

  /// A device that the plan takes for new may have got a link meanwhile: by its serial number, or by its id while it had none (B3).
  private var isADeviceLinked: Bool {
    get throws {
      guard !plan.adoptions.isEmpty else { return false }
      let known = try KnownDevices(of: row, in: db)
      return plan.adoptions.contains { known.contains($0.memory) }
    }
  }

  /// A row of the catalogue that the plan makes may have been made meanwhile.
  private var isTheCatalogueOther: Bool {
    get throws {
      try plan.catalogue.contains { change in
        switch change {
        case .category(let name): try isThere(name, in: "categories")
        case .manufacturer(let name): try isThere(name, in: "manufacturers")
        case .product(let product): try isThere(product) || isMissingWhatItRefersTo(product)
        }
      }
    }
  }

  private func isThere(_ name: String, in table: String) throws -> Bool {
    try Bool.fetchOne(
      db, sql: "SELECT EXISTS (SELECT 1 FROM \(table) WHERE account = ? AND name_key = ?)",
      arguments: [row.account, ComparisonKey(name).text]) ?? false
  }

  /// A product of an existing maker, or one without maker, that the plan would have used instead of making its own.
  private func isThere(_ product: NewProduct) throws -> Bool {
    let maker: Int64? =
      switch product.manufacturer {
      case .existing(let id): id.number
      case .new, nil: nil
      }
    return try Bool.fetchOne(
      db,
      sql: """
        SELECT EXISTS (SELECT 1 FROM products
          WHERE account = ?1 AND name_key = ?2 AND (manufacturer IS NULL OR manufacturer = ?3))
        """, arguments: [row.account, ComparisonKey(product.name).text, maker]) ?? false
  }

  /// The category or the maker of a new product may be gone.
  private func isMissingWhatItRefersTo(_ product: NewProduct) throws -> Bool {
    if case .existing(let id) = product.category, try isGone(id.number, from: "categories") { return true }
    if case .existing(let id)? = product.manufacturer { return try isGone(id.number, from: "manufacturers") }
    return false
  }

  private func isGone(_ id: Int64, from table: String) throws -> Bool {
    try Bool.fetchOne(
      db, sql: "SELECT NOT EXISTS (SELECT 1 FROM \(table) WHERE id = ?)", arguments: [id]) ?? true
  }

  private var isGovernedElsewhere: Bool {
    get throws {
      guard !earlier.isEmpty else { return false }
      return try !SnapshotReader.governed(by: earlier, in: db).isDisjoint(with: plan.followedAssets)
    }
  }
}

extension Adoption {
  /// The Asset ID of an asset that is made; nil for a merge.
  fileprivate var newAssetID: String? {
    guard case .create(let asset) = way else { return nil }
    return asset.assetID
  }
}

/// The devices that a connection has links to.
private struct KnownDevices {
  private var serials: Set<String> = []
  private var ids: Set<ComparisonKey> = []
  private var idsWithoutSerial: Set<ComparisonKey> = []

  init(of row: ConnectionRow, in db: Database) throws {
    let links = try BulkStatement("SELECT serial_number, device_id FROM links WHERE connection = ?", in: db)
    links.bind(1, row.id.number)
    try links.forEachRow { link in
      let serial = link.optionalText(0)
      if let serial { serials.insert(serial) }
      guard let id = link.optionalText(1).map({ ComparisonKey($0) }) else { return }
      ids.insert(id)
      if serial == nil { idsWithoutSerial.insert(id) }
    }
  }

  func contains(_ memory: LinkMemory) -> Bool {
    let id = memory.deviceID.map { ComparisonKey($0) }
    guard let serial = memory.serialNumber else { return id.map { ids.contains($0) } ?? false }
    return serials.contains(serial.text) || id.map { idsWithoutSerial.contains($0) } ?? false
  }
}
