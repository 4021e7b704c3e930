import GRDB
import RollcallCore

/// What a person changes about a product: nil leaves a value as it is.
package struct ProductEdit: Sendable {
  /// The name from now on.
  package var name: String?
  /// The category from now on, made where there is none.
  package var category: String?

  /// An edit of some values.
  package init(name: String? = nil, category: String? = nil) {
    self.name = name
    self.category = category
  }
}

extension Register {
  /// Afterwards the product has the name and the category that the edit gives it (E4, E5).
  package func editProduct(
    _ name: String, manufacturer: String?, _ edit: ProductEdit, by hand: Hand
  ) throws(StoreError) -> [Done] {
    try work(hand) { work in
      let product = try work.existingProduct(named: name, MakerChoice(manufacturer))
      if let category = edit.category?.nonEmpty { try work.put(product, into: category) }
      if let wanted = edit.name?.nonEmpty, wanted != product.name { try work.rename(product, to: wanted) }
    }
  }
}

/// A product as a command by hand sees it.
struct HandProduct {
  var id: Int64
  var name: String
  var category: String?
}

extension HandWork {
  /// The product of this name, which must be there and be the only one unless the manufacturer says which.
  func existingProduct(named name: String, _ maker: MakerChoice) throws -> HandProduct {
    let found = try products(named: name, maker)
    guard let first = found.first else { throw Refusal.unknownProduct(name) }
    guard found.count == 1 else {
      throw Refusal.ambiguousProduct(name, manufacturers: found.map { $0.maker ?? "none" })
    }
    return first.product
  }

  /// The product of this name, made where there is none: without manufacturer or category unless they are
  /// given.
  mutating func product(named name: String, _ choice: MakerChoice, category: String?) throws -> Int64 {
    let found = try products(named: name, choice)
    if found.count > 1 {
      throw Refusal.ambiguousProduct(name, manufacturers: found.map { $0.maker ?? "none" })
    }
    if let product = found.first?.product { return product.id }
    let maker = try choice.name.map { try named($0, in: "manufacturers", .createManufacturer) }
    let group = try category.map { try named($0, in: "categories", .createCategory) }
    try db.execute(
      sql: "INSERT INTO products (account, manufacturer, category, name, name_key) VALUES (?, ?, ?, ?, ?)",
      arguments: [account, maker, group, name, ComparisonKey(name).text])
    let id = db.lastInsertedRowID
    did(Done(.createProduct, to: name))
    return id
  }

  fileprivate mutating func put(_ product: HandProduct, into category: String) throws {
    guard product.category.map({ ComparisonKey($0) }) != ComparisonKey(category) else { return }
    let group = try named(category, in: "categories", .createCategory)
    try db.execute(
      sql: "UPDATE products SET category = ?, version = version + 1 WHERE id = ?",
      arguments: [group, product.id])
    did(Done(.setCategory, from: product.category, to: category))
  }

  fileprivate mutating func rename(_ product: HandProduct, to wanted: String) throws {
    let key = ComparisonKey(wanted).text
    let isTaken = try Bool.fetchOne(
      db,
      sql: """
        SELECT EXISTS (SELECT 1 FROM products p JOIN products mine ON mine.id = ?1
          WHERE p.account = mine.account AND p.manufacturer IS mine.manufacturer AND p.name_key = ?2
            AND p.id <> ?1)
        """, arguments: [product.id, key])
    if isTaken == true { throw Refusal.productExists(wanted) }
    try db.execute(
      sql: "UPDATE products SET name = ?, name_key = ?, version = version + 1 WHERE id = ?",
      arguments: [wanted, key, product.id])
    did(Done(.renameProduct, from: product.name, to: wanted))
  }

  /// The products of this name that the maker's choice admits.
  func products(
    named name: String, _ choice: MakerChoice
  ) throws -> [(product: HandProduct, maker: String?)] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT p.id, p.name, c.name, m.name, m.name_key FROM products p
          LEFT JOIN categories c ON c.id = p.category LEFT JOIN manufacturers m ON m.id = p.manufacturer
        WHERE p.account = ? AND p.name_key = ? ORDER BY p.id
        """, arguments: [account, ComparisonKey(name).text])
    return rows.compactMap { row in
      let key: String? = row[4]
      guard choice.admits(key) else { return nil }
      return (HandProduct(id: row[0], name: row[1], category: row[2]), row[3])
    }
  }

  private mutating func named(_ name: String, in table: String, _ kind: DoneKind) throws -> Int64 {
    let id = try Int64.fetchOne(
      db, sql: "SELECT id FROM \(table) WHERE account = ? AND name_key = ?",
      arguments: [account, ComparisonKey(name).text])
    if let id { return id }
    try db.execute(
      sql: "INSERT INTO \(table) (account, name, name_key) VALUES (?, ?, ?)",
      arguments: [account, name, ComparisonKey(name).text])
    let made = db.lastInsertedRowID
    did(Done(kind, to: name))
    return made
  }
}
