/// The rows that a plan decides on, each with the version that it had (I1). A plan that waited, in the register or in a file, may be
/// carried out as long as none of them moved; what else happened to the register does not matter.
///
/// The Asset IDs, serial numbers and names that a plan takes are not repeated here: they are read off its changes.
public struct PlanBasis: Hashable, Sendable, Codable {
  /// Assets that change or get a link.
  public var assets: [RowVersion<Asset>] = []
  /// Links whose devices the changes follow, or whose memory is written.
  public var links: [RowVersion<Link>] = []
  /// Employees who get assets.
  public var employees: [RowVersion<Employee>] = []
  /// Products that assets become.
  public var products: [RowVersion<Product>] = []

  /// Nothing.
  public init() {}

  /// What a plan for a part of the register decides on.
  init(of plan: Plan, in snapshot: Snapshot) {
    var assets = plan.followedAssets
    var links = Set(plan.notes.map(\.link))
    if !assets.isEmpty {
      for link in snapshot.links where assets.contains(link.asset) { links.insert(link.id) }
    }
    assets.formUnion(plan.mergedAssets)
    assets.formUnion(plan.assetsLeftAlone(in: snapshot))
    self.links = Self.versions(of: links, in: snapshot.links, id: \.id, version: \.version)
    self.assets = Self.versions(of: assets, in: snapshot.assets, id: \.id, version: \.version)
    employees = Self.versions(
      of: Set(plan.checkOuts.map(\.employee)), in: snapshot.employees, id: \.id, version: \.version)
    products = Self.versions(
      of: plan.existingProducts, in: snapshot.catalogue.products, id: \.id, version: \.version)
  }

  private static func versions<Row>(
    of rows: Set<RowID<Row>>, in all: [Row], id: KeyPath<Row, RowID<Row>>, version: KeyPath<Row, Int64>
  ) -> [RowVersion<Row>] {
    rows.sorted().compactMap { row in
      all.position(of: row, by: id).map { RowVersion(id: row, version: all[$0][keyPath: version]) }
    }
  }
}

/// A row as a plan saw it.
public struct RowVersion<Row>: Hashable, Sendable, Codable {
  /// The row.
  public var id: RowID<Row>
  /// Its version.
  public var version: Int64

  /// A row with its version.
  public init(id: RowID<Row>, version: Int64) {
    self.id = id
    self.version = version
  }
}

extension Plan {
  /// Assets of the register whose fields or checkouts change: only the governing connection does that (F4).
  public var followedAssets: Set<RowID<Asset>> {
    var assets: Set<RowID<Asset>> = []
    func add(_ subject: Subject) {
      if case .existing(let id) = subject.asset { assets.insert(id) }
    }
    for item in checkIns { add(item.subject) }
    for item in assetIDs { assets.insert(item.asset) }
    for item in names { add(item.subject) }
    for item in serials { add(item.subject) }
    for item in products { add(item.subject) }
    for item in checkOuts { add(item.subject) }
    return assets
  }

  /// Assets whose checkout stays although their device's owner is another from now on: that decision goes by the asset too, and it uses
  /// up a change of owner (G12).
  fileprivate func assetsLeftAlone(in snapshot: Snapshot) -> [RowID<Asset>] {
    notes.filter { !$0.reasons.isDisjoint(with: [.owner, .vacancy]) }.compactMap { note in
      snapshot.links.position(of: note.link, by: \.id).map { snapshot.links[$0].asset }
    }
  }

  /// Assets of the register that get a link.
  fileprivate var mergedAssets: Set<RowID<Asset>> {
    var assets: Set<RowID<Asset>> = []
    for adoption in adoptions {
      if case .merge(let id, _) = adoption.way { assets.insert(id) }
    }
    return assets
  }

  /// Products of the register that assets become.
  fileprivate var existingProducts: Set<RowID<Product>> {
    var found: Set<RowID<Product>> = []
    for move in products {
      if case .existing(let id) = move.product { found.insert(id) }
    }
    for adoption in adoptions {
      if case .create(let asset) = adoption.way, case .existing(let id) = asset.product { found.insert(id) }
    }
    for model in learned {
      if case .existing(let id) = model.product { found.insert(id) }
    }
    return found
  }
}
