import GRDB

/// The tables of the register and how they came to be. A migration is never edited once it has landed.
enum Schema {
  private static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1") { db in try db.execute(sql: SchemaVersion1.sql) }
    migrator.registerMigration("2") { db in try db.execute(sql: SchemaVersion2.sql) }
    migrator.registerMigration("3") { db in try db.execute(sql: SchemaVersion3.sql) }
    migrator.registerMigration("4") { db in try db.execute(sql: SchemaVersion4.sql) }
    migrator.registerMigration("5") { db in try db.execute(sql: SchemaVersion5.sql) }
    return migrator
  }

  static func migrate(_ writer: some DatabaseWriter) throws {
    do {
      try migrator.migrate(writer)
    } catch let error as DatabaseError {
      // Another process may have made the same tables at the same moment.
      guard try writer.read({ db in try migrator.hasCompletedMigrations(db) }) else { throw error }
    }
  }

  /// That a file is none of another program, nor of a newer version of this one: asked before anything
  /// touches it.
  static func refuseStrangers(in reader: some DatabaseReader) throws {
    try reader.read { db in try refuseStrangers(db) }
  }

  /// Whether nothing was made in a file yet.
  static func isMissing(in reader: some DatabaseReader) throws -> Bool {
    try reader.read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") == 0 }
  }

  /// Whether a register has all tables of this version.
  static func isComplete(in reader: some DatabaseReader) throws -> Bool {
    try reader.read { db in try migrator.hasCompletedMigrations(db) }
  }

  private static func refuseStrangers(_ db: Database) throws {
    if try migrator.hasBeenSuperseded(db) { throw StoreError.tooNew }
    let isEmpty = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") == 0
    guard try isEmpty || db.tableExists("grdb_migrations") else { throw StoreError.notARegister }
  }
}
