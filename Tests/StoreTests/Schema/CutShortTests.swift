import Foundation
import GRDB
import RollcallCore
import Testing

@testable import RollcallStore

/// A process can die while it makes the file of a register.
@Suite struct `A register whose making was cut short` {
  let file: RegisterFile

  init() throws {
    file = try RegisterFile()
  }

  /// What SQLite leaves behind when it dies between the first page and the end of its first transaction.
  private func leaveRollbackJournal() throws {
    try leaveEmptyDatabase()
    var journal: [UInt8] = [0xD9, 0xD5, 0x05, 0xF9, 0x20, 0xA1, 0x63, 0xD7]
    // No pages, any nonce, a file that was empty before, sectors of 512 bytes, pages of 4096.
    for number in [0, 1, 0, 512, 4096] as [UInt32] {
      journal += withUnsafeBytes(of: number.bigEndian) { Array($0) }
    }
    journal += Array(repeating: 0, count: 512 - journal.count)
    try Data(journal).write(to: URL(fileURLWithPath: file.path + "-journal"))
  }

  /// A database of one page, without any table.
  private func leaveEmptyDatabase() throws {
    let queue = try DatabaseQueue(path: file.path)
    try queue.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA journal_mode = WAL") }
    try queue.close()
  }

  @Test func `it is made by the next one who writes`() throws {
    try leaveRollbackJournal()

    let register = try Register.open(at: file.path)
    try register.know([.riverside])

    #expect(try register.accounts().map(\.reference) == [.riverside])
  }

  @Test func `it is no register yet for those who read`() throws {
    try leaveRollbackJournal()

    #expect(try Register.openForReading(at: file.path) == nil)
    #expect(try Register.copyInMemory(of: file.path).accounts().isEmpty)
  }

  @Test func `an empty database is no register yet either`() throws {
    try leaveEmptyDatabase()

    #expect(try Register.openForReading(at: file.path) == nil)
    _ = try Register.open(at: file.path)
    #expect(try Register.openForReading(at: file.path) != nil)
  }

  @Test
  func
    `one with the tables of an older version can be read at once, and stays as it is until it is written to`()
    throws
  {
    do {
      let queue = try DatabaseQueue(path: file.path)
      var older = DatabaseMigrator()
      older.registerMigration("1") { db in try db.execute(sql: SchemaVersion1.sql) }
      try older.migrate(queue)
      try queue.close()
    }
    let before = try file.bytes()

    let register = try #require(try Register.openForReading(at: file.path))

    #expect(try register.runs().isEmpty)
    #expect(try file.bytes() == before)
    try Register.open(at: file.path).know([.riverside])
    #expect(try Register.openForReading(at: file.path)?.accounts().count == 1)
  }
}
