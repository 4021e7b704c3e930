import CustomDump
import Foundation
import GRDB
import RollcallCore
import RollcallTesting
import Testing

@testable import RollcallStore

@Suite struct `Opening a register` {
  let file: RegisterFile

  init() throws {
    file = try RegisterFile()
  }

  @Test func `a file is made where there is none, and keeps what was written`() throws {
    do {
      let register = try Register.open(at: file.path)
      try register.know([.riverside])
      try register.sync([.iPad("S1")])
    }

    let again = try Register.open(at: file.path)

    #expect(try again.assets().map(\.assetID) == ["S1"])
  }

  @Test func `a committed run survives a power failure, and foreign keys are checked`() throws {
    let register = try Register.open(at: file.path)

    let settings = try register.database.writeWithoutTransaction { db in
      try ["journal_mode", "synchronous", "foreign_keys"].map { try String.fetchOne(db, sql: "PRAGMA \($0)") }
    }

    #expect(settings == ["wal", "2", "1"])
  }

  @Test func `reading makes no file`() throws {
    let register = try Register.openForReading(at: file.path)

    #expect(register == nil)
    #expect(!file.exists)
  }

  @Test func `reading leaves the file as it is`() throws {
    do {
      let register = try Register.open(at: file.path)
      try register.know([.riverside])
      try register.sync([.iPad("S1")])
    }
    let before = try file.bytes()

    do {
      let register = try #require(try Register.openForReading(at: file.path))
      #expect(try register.assets().count == 1)
      #expect(try register.plan(.of([.iPad("S1")])).isEmpty)
      #expect(throws: StoreError.self) { _ = try register.addLocation("Library", by: .registrar) }
    }

    #expect(try file.bytes() == before)
  }

  @Test func `a reader sees what another process has committed meanwhile`() throws {
    let writer = try Register.open(at: file.path)
    try writer.know([.riverside])
    let reader = try #require(try Register.openForReading(at: file.path))
    try writer.sync([.iPad("S1")])

    #expect(try reader.assets().map(\.assetID) == ["S1"])
  }

  @Test func `a file that is no database is refused and left alone`() throws {
    try file.write(String(repeating: "Dear diary. ", count: 400))
    let before = try file.bytes()

    #expect(throws: StoreError.notARegister) { _ = try Register.open(at: file.path) }
    #expect(throws: StoreError.notARegister) { _ = try Register.openForReading(at: file.path) }
    #expect(try file.bytes() == before)
  }

  @Test func `the database of another program is refused and left alone`() throws {
    do {
      let stranger = try DatabaseQueue(path: file.path)
      try stranger.write { db in try db.execute(sql: "CREATE TABLE bookmarks (id INTEGER PRIMARY KEY)") }
      try stranger.close()
    }
    let before = try file.bytes()

    #expect(throws: StoreError.notARegister) { _ = try Register.open(at: file.path) }
    #expect(throws: StoreError.notARegister) { _ = try Register.openForReading(at: file.path) }
    #expect(try file.bytes() == before)
  }

  @Test func `a register of a newer version is refused`() throws {
    try Register.open(at: file.path).execute("INSERT INTO grdb_migrations (identifier) VALUES ('999')")

    #expect(throws: StoreError.tooNew) { _ = try Register.open(at: file.path) }
    #expect(throws: StoreError.tooNew) { _ = try Register.openForReading(at: file.path) }
  }

  @Test func `a folder that is not there is inaccessible`() throws {
    let error = #expect(throws: StoreError.self) {
      _ = try Register.open(at: file.path + "/below/rollcall.db")
    }

    guard case .inaccessible = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test
  func `a register of an older version is read as it is, and brought up to date by the first that writes`()
    throws
  {
    let file = try RegisterFile()
    let old = try DatabaseQueue(path: file.path)
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1") { db in try db.execute(sql: SchemaVersion1.sql) }
    try migrator.migrate(old)
    try old.write { db in
      try db.execute(sql: "INSERT INTO accounts (reference, name) VALUES ('riverside', 'Riverside')")
    }
    try old.close()
    let before = try file.bytes()

    let read = try #require(try Register.openForReading(at: file.path))
    #expect(try read.accounts().map(\.name) == ["Riverside"])
    #expect(try file.bytes() == before)

    let written = try Register.open(at: file.path)
    try written.know([.riverside])
    #expect(try written.pauseReason(of: .jamfSchool) == nil)
    #expect(try written.accounts().map(\.name) == ["Riverside Schools"])
  }

  @Test func `a file that was moved, or another in its place, is noticed`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "rollcall-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (path, aside) = (folder.appending(path: "rollcall.db"), folder.appending(path: "aside.db"))
    let register = try Register.open(at: path.path)
    try register.checkPlace()

    try FileManager.default.moveItem(at: path, to: aside)
    #expect(throws: StoreError.self) { try register.checkPlace() }
    // What would be written now would be where nobody looks.
    let error = #expect(throws: StoreError.self) {
      try register.beat("a daemon", since: .morning, at: .morning)
    }
    #expect(error?.message.contains("was moved") == true)
    try FileManager.default.copyItem(at: aside, to: path)
    #expect(throws: StoreError.self) { try register.checkPlace() }
    try FileManager.default.removeItem(at: path)
    try FileManager.default.moveItem(at: aside, to: path)
    try register.checkPlace()
  }
}
