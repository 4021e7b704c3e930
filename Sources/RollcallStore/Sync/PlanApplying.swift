import GRDB
package import RollcallCore

extension Register {
  /// Carries out a plan in one transaction: exactly its changes, one event each, its notes, and the row of
  /// the run (A2, A7).
  ///
  /// Nothing is written when the account's journal moved since the plan was made: plan again from the same
  /// devices (I5).
  package func apply(
    _ plan: Plan, of connection: ConnectionReference, as record: RunRecord
  ) throws(StoreError) -> ApplyResult {
    try write { db in
      let row = try ConnectionRow.get(connection, in: db)
      guard try AccountRows.revision(row.account, in: db) == plan.revision else { return .moved }
      let outcome: RunOutcome = plan.isEmpty ? .unchanged : .applied
      let run = try RunRows.insert(record, outcome, plan: plan, failure: nil, of: row, in: db)
      var applier = try PlanApplier(plan, run: run, connection: connection, row: row, in: db)
      try applier.apply()
      try FindingRows.replace(with: plan.findings, at: plan.instant, of: row, in: db)
      try AlertRows.update(record, of: row, in: db)
      try SettingRows.keep(record, of: row, in: db)
      return .applied(run: run)
    }
  }

  /// Records a run that changed nothing: one that failed or is held (A2). Returns the number of the run.
  package func record(
    _ record: RunRecord, outcome: RunOutcome, plan: Plan? = nil, failure: RunFailure? = nil,
    of connection: ConnectionReference
  ) throws(StoreError) -> Int64 {
    try write { db in
      let row = try ConnectionRow.get(connection, in: db)
      let run = try RunRows.insert(record, outcome, plan: plan, failure: failure, of: row, in: db)
      try AlertRows.update(record, of: row, in: db)
      return run
    }
  }
}

/// Carries out the stages of a plan in their order.
struct PlanApplier {
  private let plan: Plan
  private let run: Int64
  private let connection: ConnectionReference
  private let row: ConnectionRow
  private let db: Database
  private var made = MadeRows()

  init(_ plan: Plan, run: Int64, connection: ConnectionReference, row: ConnectionRow, in db: Database) throws
  {
    self.plan = plan
    self.run = run
    self.connection = connection
    self.row = row
    self.db = db
  }

  mutating func apply() throws {
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
    try journal()
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
    let delete = try BulkStatement("DELETE FROM checkouts WHERE asset = ? AND employee = ?", in: db)
    for item in plan.checkIns {
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
    var links = try LinkWriter(row, plan, in: db)
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
      case .merge(let asset, _):
        try links.add(adoption.memory, asset: asset.number, origin: .merged)
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
    var links = try LinkWriter(row, plan, in: db)
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
        sql: "INSERT OR REPLACE INTO model_products (connection, model_key, product) VALUES (?, ?, ?)",
        arguments: [row.id.number, model.model.text, made.row(model.product)])
    }
  }

  private func journal() throws {
    guard plan.changeCount > 0 else { return }
    let events = try EventWriter(account: row.account, actor: "\(connection)#\(run)", run: run, in: db)
    try plan.forEachChange { (change) throws in
      try events.add(change, asset: change.asset.map { made.row($0) }, at: plan.instant)
    }
    try AccountRows.countUp(row.account, in: db)
  }
}

/// The rows that a plan made, by the ordinals under which the plan speaks of them.
private struct MadeRows {
  var categories: [Int64] = []
  var manufacturers: [Int64] = []
  var products: [Int64] = []
  var assets: [Int64] = []

  func row(_ reference: RowReference<Category>) -> Int64 { resolve(reference, categories) }
  func row(_ reference: RowReference<Manufacturer>) -> Int64 { resolve(reference, manufacturers) }
  func row(_ reference: RowReference<Product>) -> Int64 { resolve(reference, products) }
  func row(_ reference: RowReference<Asset>) -> Int64 { resolve(reference, assets) }

  private func resolve<Row>(_ reference: RowReference<Row>, _ made: [Int64]) -> Int64 {
    switch reference {
    case .existing(let id): id.number
    case .new(let ordinal): made[ordinal]
    }
  }
}
