import GRDB
import RollcallCore

/// Carries out the stages of a plan in their order.
struct PlanApplier {
  private let plan: Plan
  private let actor: PlanActor
  private let row: ConnectionRow
  private let db: Database
  private var made = MadeRows()

  /// Afterwards the register is as the plan says.
  static func apply(_ plan: Plan, by actor: PlanActor, _ row: ConnectionRow, in db: Database) throws {
    var applier = PlanApplier(plan: plan, actor: actor, row: row, db: db)
    try applier.apply()
  }

  private init(plan: Plan, actor: PlanActor, row: ConnectionRow, db: Database) {
    self.plan = plan
    self.actor = actor
    self.row = row
    self.db = db
  }

  private mutating func apply() throws {
    try addCatalogue()
    try checkIn()
    try changeAssetIDs()
    try adopt()
    try update("name", of: plan.names.map { ($0.subject.asset, $0.to) })
    try update("serial_number", of: plan.serials.map { ($0.subject.asset, $0.to.text) })
    try moveProducts()
    try checkOut()
    try note()
    try learn()
    try PlanJournal.write(plan, made, by: actor, row, in: db)
  }

  private mutating func addCatalogue() throws {
    for change in plan.catalogue {
      switch change {
      case .category(let name):
        made.categories.append(try insert(into: "categories", name))
      case .manufacturer(let name):
        made.manufacturers.append(try insert(into: "manufacturers", name))
      case .product(let product):
        try db.execute(
          sql:
            "INSERT INTO products (account, manufacturer, category, name, name_key) VALUES (?, ?, ?, ?, ?)",
          arguments: [
            row.account, product.manufacturer.map { made.row($0) }, made.row(product.category), product.name,
            ComparisonKey(product.name).text,
          ])
        made.products.append(db.lastInsertedRowID)
      }
    }
  }

  private func insert(into table: String, _ name: String) throws -> Int64 {
    try db.execute(
      sql: "INSERT INTO \(table) (account, name, name_key) VALUES (?, ?, ?)",
      arguments: [row.account, name, ComparisonKey(name).text])
    return db.lastInsertedRowID
  }

  private func checkIn() throws {
    guard !plan.checkIns.isEmpty else { return }
    let images = try CheckoutImages(of: actor.run, in: db)
    let delete = try BulkStatement("DELETE FROM checkouts WHERE asset = ? AND employee = ?", in: db)
    for item in plan.checkIns {
      try images?.keep(asset: made.row(item.subject.asset))
      delete.bind(1, made.row(item.subject.asset))
      delete.bind(2, item.employee.number)
      try delete.run()
    }
    try touch(plan.checkIns.map(\.subject.asset))
  }

  /// Two assets may swap: all that move are parked under keys that no Asset ID can have, then each takes its
  /// own.
  private func changeAssetIDs() throws {
    guard !plan.assetIDs.isEmpty else { return }
    let park = try BulkStatement("UPDATE assets SET asset_key = char(0x1F) || id WHERE id = ?", in: db)
    for item in plan.assetIDs {
      park.bind(1, item.asset.number)
      try park.run()
    }
    let settle = try BulkStatement(
      "UPDATE assets SET asset_id = ?, asset_key = ?, version = version + 1 WHERE id = ?", in: db)
    for item in plan.assetIDs {
      settle.bind(1, item.to)
      settle.bind(2, ComparisonKey(item.to).text)
      settle.bind(3, item.asset.number)
      try settle.run()
    }
  }

  private mutating func adopt() throws {
    guard !plan.adoptions.isEmpty else { return }
    let insert = try BulkStatement(
      """
      INSERT INTO assets (account, asset_id, asset_key, name, serial_number, product)
      VALUES (?, ?, ?, ?, ?, ?)
      """, in: db)
    var links = try LinkWriter(row, plan, run: actor.run, in: db)
    for adoption in plan.adoptions {
      switch adoption.way {
      case .create(let asset):
        insert.bind(1, row.account)
        insert.bind(2, asset.assetID)
        insert.bind(3, ComparisonKey(asset.assetID).text)
        insert.bind(4, asset.name)
        insert.bind(5, adoption.memory.serialNumber?.text)
        insert.bind(6, made.row(asset.product))
        try insert.run()
        made.assets.append(db.lastInsertedRowID)
        try links.add(adoption.memory, asset: db.lastInsertedRowID, origin: .created)
        made.links.append(db.lastInsertedRowID)
      case .merge(let asset, _):
        try links.add(adoption.memory, asset: asset.number, origin: .merged)
        made.links.append(db.lastInsertedRowID)
        try touch([.existing(asset)])
      }
    }
  }

  private func update(_ column: String, of values: [(RowReference<Asset>, String)]) throws {
    guard !values.isEmpty else { return }
    let statement = try BulkStatement(
      "UPDATE assets SET \(column) = ?, version = version + 1 WHERE id = ?", in: db)
    for (asset, value) in values {
      statement.bind(1, value)
      statement.bind(2, made.row(asset))
      try statement.run()
    }
  }

  private func moveProducts() throws {
    guard !plan.products.isEmpty else { return }
    let statement = try BulkStatement(
      "UPDATE assets SET product = ?, version = version + 1 WHERE id = ?", in: db)
    for item in plan.products {
      statement.bind(1, made.row(item.product))
      statement.bind(2, made.row(item.subject.asset))
      try statement.run()
    }
  }

  private func checkOut() throws {
    guard !plan.checkOuts.isEmpty else { return }
    let insert = try BulkStatement(
      "INSERT INTO checkouts (asset, employee, origin, since) VALUES (?, ?, ?, ?)", in: db)
    for item in plan.checkOuts {
      insert.bind(1, made.row(item.subject.asset))
      insert.bind(2, item.employee.number)
      insert.bind(3, row.id.number)
      insert.bind(4, plan.instant.milliseconds)
      try insert.run()
    }
    try touch(plan.checkOuts.map(\.subject.asset))
  }

  /// Counts up the version of assets that were there before.
  private func touch(_ assets: [RowReference<Asset>]) throws {
    let statement = try BulkStatement("UPDATE assets SET version = version + 1 WHERE id = ?", in: db)
    for case .existing(let asset) in assets {
      statement.bind(1, asset.number)
      try statement.run()
    }
  }

  private func note() throws {
    guard !plan.notes.isEmpty else { return }
    var links = try LinkWriter(row, plan, run: actor.run, in: db)
    for note in plan.notes {
      switch note.action {
      case .remember(let memory): try links.update(note.link, memory)
      case .markNotSeen: try links.markNotSeen(note.link)
      }
    }
  }

  private func learn() throws {
    for model in plan.learned {
      try db.execute(
        sql:
          "INSERT OR REPLACE INTO model_products (connection, model_key, product, run) VALUES (?, ?, ?, ?)",
        arguments: [row.id.number, model.model.text, made.row(model.product), actor.run])
    }
  }
}
