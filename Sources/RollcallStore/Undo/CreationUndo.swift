import GRDB
import RollcallCore

/// Takes back what a run made, where nothing happened to it since (I4).
struct CreationUndo {
  let run: Int64
  let db: Database

  /// A table of names that products refer to.
  enum NameTable: String {
    case categories
    case manufacturers

    /// The column of products that refers to it.
    fileprivate var column: String {
      switch self {
      case .categories: "category"
      case .manufacturers: "manufacturer"
      }
    }
  }

  /// An asset goes with its link, unless a person or another run did something to it.
  func deleteAsset(_ event: UndoEvent) throws -> Done {
    let assetID = try String.fetchOne(
      db, sql: "SELECT asset_id FROM assets WHERE id = ?", arguments: [event.asset])
    guard let assetID else { throw UndoObstacle("The asset was deleted.") }
    let later = try Row.fetchOne(
      db, sql: "SELECT kind, actor FROM events WHERE asset = ? AND run IS NOT ? ORDER BY id LIMIT 1",
      arguments: [event.asset, run])
    if let later {
      throw UndoObstacle("Something happened to it since: \(later[0] as String) by \(later[1] as String).")
    }
    let isHeld = try Bool.fetchOne(
      db, sql: "SELECT EXISTS (SELECT 1 FROM checkouts WHERE asset = ?)", arguments: [event.asset])
    guard isHeld == false else { throw UndoObstacle("The asset is checked out.") }
    try db.execute(sql: "DELETE FROM links WHERE asset = ?", arguments: [event.asset])
    try db.execute(sql: "DELETE FROM assets WHERE id = ?", arguments: [event.asset])
    return Done(.deleteAsset, assetID: assetID, from: assetID)
  }

  /// A merged asset stays, without its link.
  func deleteLink(_ event: UndoEvent) throws -> Done {
    let assetID = try String.fetchOne(
      db, sql: "SELECT asset_id FROM assets WHERE id = ?", arguments: [event.asset])
    guard let assetID else { throw UndoObstacle("The asset was deleted.") }
    try db.execute(
      sql: "DELETE FROM links WHERE id = ? AND asset = ?", arguments: [event.toRow, event.asset])
    guard db.changesCount == 1 else { throw UndoObstacle("The link was forgotten.") }
    try db.execute(sql: "UPDATE assets SET version = version + 1 WHERE id = ?", arguments: [event.asset])
    return Done(.forgetLink, assetID: assetID, from: event.record.to)
  }

  func deleteProduct(_ event: UndoEvent) throws -> Done {
    let version = try Int64.fetchOne(
      db, sql: "SELECT version FROM products WHERE id = ?", arguments: [event.toRow])
    guard let version else { throw UndoObstacle("The product is gone.") }
    guard version == 1 else { throw UndoObstacle("The product was edited since.") }
    let count = try Int.fetchOne(
      db, sql: "SELECT count(*) FROM assets WHERE product = ?", arguments: [event.toRow])
    guard count == 0 else { throw UndoObstacle("Assets are of this product.") }
    let learned = try Bool.fetchOne(
      db, sql: "SELECT EXISTS (SELECT 1 FROM model_products WHERE product = ? AND run IS NOT ?)",
      arguments: [event.toRow, run])
    guard learned == false else { throw UndoObstacle("Another run goes by this product.") }
    try db.execute(sql: "DELETE FROM products WHERE id = ?", arguments: [event.toRow])
    return Done(.deleteProduct, from: event.record.to)
  }

  func delete(_ event: UndoEvent, from table: NameTable) throws -> Done {
    let isUsed = try Bool.fetchOne(
      db, sql: "SELECT EXISTS (SELECT 1 FROM products WHERE \(table.column) = ?)", arguments: [event.toRow])
    guard isUsed == false else { throw UndoObstacle("Products refer to it.") }
    try db.execute(sql: "DELETE FROM \(table.rawValue) WHERE id = ?", arguments: [event.toRow])
    guard db.changesCount == 1 else { throw UndoObstacle("It is gone already.") }
    return Done(table == .categories ? .deleteCategory : .deleteManufacturer, from: event.record.to)
  }
}
