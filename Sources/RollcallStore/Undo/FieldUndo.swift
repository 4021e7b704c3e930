import GRDB
import RollcallCore

/// Takes back what a run did to fields and checkouts of assets, where they still have the value that the run gave them (I4).
struct FieldUndo {
  let run: Int64
  let connection: Int64
  let db: Database

  func checkBackIn(_ event: UndoEvent) throws -> Done {
    try requireAsset(event)
    let checkout = try checkout(of: event.asset)
    guard let checkout, checkout.employee == event.toRow, checkout.origin == connection else {
      throw UndoObstacle("The asset was checked in or handed to somebody else since.")
    }
    try db.execute(sql: "DELETE FROM checkouts WHERE asset = ?", arguments: [event.asset])
    try touch(event.asset)
    return Done(.checkIn, assetID: try assetID(event), from: event.record.to)
  }

  func checkBackOut(_ event: UndoEvent) throws -> Done {
    try requireAsset(event)
    guard try checkout(of: event.asset) == nil else { throw UndoObstacle("The asset is checked out again.") }
    let isActive = try Bool.fetchOne(
      db, sql: "SELECT state = 'active' FROM employees WHERE id = ?", arguments: [event.fromRow])
    guard isActive == true else {
      throw UndoObstacle("\(event.record.from ?? "The employee") is archived.")
    }
    try db.execute(
      sql: """
        INSERT INTO checkouts (asset, employee, origin, since)
        SELECT asset, employee, origin, since FROM checkout_images WHERE run = ? AND asset = ?
        """, arguments: [run, event.asset])
    guard db.changesCount == 1 else { throw UndoObstacle("It is not known any more how it was checked out.") }
    try touch(event.asset)
    return Done(.checkOut, assetID: try assetID(event), to: event.record.from)
  }

  /// A text field that the run set.
  func restore(_ column: String, of event: UndoEvent, _ kind: DoneKind) throws -> Done {
    try requireAsset(event)
    let present = try String.fetchOne(
      db, sql: "SELECT \(column) FROM assets WHERE id = ?", arguments: [event.asset])
    guard present == event.record.to else {
      throw UndoObstacle("It was changed again since, to \(present ?? "nothing").")
    }
    try db.execute(
      sql: "UPDATE assets SET \(column) = ?, version = version + 1 WHERE id = ?",
      arguments: [event.record.from, event.asset])
    return Done(kind, assetID: try assetID(event), from: event.record.to, to: event.record.from)
  }

  func restoreProduct(of event: UndoEvent) throws -> Done {
    try requireAsset(event)
    let present = try Int64.fetchOne(
      db, sql: "SELECT product FROM assets WHERE id = ?", arguments: [event.asset])
    guard present == event.toRow else { throw UndoObstacle("It became another product since.") }
    if let before = event.fromRow {
      let isThere = try Bool.fetchOne(
        db, sql: "SELECT EXISTS (SELECT 1 FROM products WHERE id = ?)", arguments: [before])
      guard isThere == true else { throw UndoObstacle("The product that it was is gone.") }
    }
    try db.execute(
      sql: "UPDATE assets SET product = ?, version = version + 1 WHERE id = ?",
      arguments: [event.fromRow, event.asset])
    return Done(.moveProduct, assetID: try assetID(event), from: event.record.to, to: event.record.from)
  }

  private func requireAsset(_ event: UndoEvent) throws {
    guard try assetID(event) != nil else { throw UndoObstacle("The asset was deleted.") }
  }

  private func assetID(_ event: UndoEvent) throws -> String? {
    try String.fetchOne(db, sql: "SELECT asset_id FROM assets WHERE id = ?", arguments: [event.asset])
  }

  private func checkout(of asset: Int64) throws -> (employee: Int64?, origin: Int64?)? {
    let found = try Row.fetchOne(
      db, sql: "SELECT employee, origin FROM checkouts WHERE asset = ?", arguments: [asset])
    return found.map { ($0[0], $0[1]) }
  }

  private func touch(_ asset: Int64) throws {
    try db.execute(sql: "UPDATE assets SET version = version + 1 WHERE id = ?", arguments: [asset])
  }
}
