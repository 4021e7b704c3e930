import GRDB
import RollcallCore

/// The models that a connection's devices have reported; links name them by row, because a fleet has few.
enum ModelRows {
  static func read(of connection: RowID<Connection>, in db: Database) throws -> [Int64: DeviceModel] {
    var models: [Int64: DeviceModel] = [:]
    for row in try Row.fetchAll(
      db, sql: "SELECT id, name, identifier FROM models WHERE connection = ?", arguments: [connection.number])
    {
      models[row[0]] = DeviceModel(name: row[1], identifier: row[2])
    }
    return models
  }
}

/// Finds the rows of models while links are written, and adds those that are new.
struct ModelWriter {
  private let connection: RowID<Connection>
  private let db: Database
  private var rows: [DeviceModel: Int64]

  init(_ connection: RowID<Connection>, in db: Database) throws {
    self.connection = connection
    self.db = db
    rows = Dictionary(
      try ModelRows.read(of: connection, in: db).map { ($0.value, $0.key) },
      uniquingKeysWith: { first, _ in first })
  }

  mutating func row(of model: DeviceModel) throws -> Int64 {
    if let row = rows[model] { return row }
    try db.execute(
      sql: "INSERT INTO models (connection, name, identifier) VALUES (?, ?, ?)",
      arguments: [connection.number, model.name, model.identifier])
    rows[model] = db.lastInsertedRowID
    return db.lastInsertedRowID
  }
}
