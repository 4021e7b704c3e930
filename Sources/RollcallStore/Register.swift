import Foundation
import GRDB
import RollcallCore

/// The asset register: one SQLite file, and the only way to it.
///
///     a sync: snapshot(of:) ─► (plan) ─► apply(_:)          one transaction each
///     people: the commands in `Hand`, one transaction each, with the same journal
///     screens: the reads in `Reads`
///
/// A write is whole or not at all. A register that was opened for reading creates and changes no file.
package struct Register: Sendable {
  let database: any DatabaseWriter
  /// Where the key of sealed settings is.
  package let vault: Vault
  /// The file that it is in, as it was when it was opened to be written; nil for any other.
  private var place: RegisterPlace?

  init(database: any DatabaseWriter, vault: Vault, place: RegisterPlace? = nil) {
    self.database = database
    self.vault = vault
    self.place = place
  }

  /// Opens the register in a file, making the file where there is none.
  ///
  /// - Throws: ``StoreError`` when the file is no register, is newer than this program, or cannot be written.
  package static func open(at path: String) throws(StoreError) -> Register {
    try StoreError.wrapping {
      if hasContent(path) { try refuseStrangers(at: path) }
      PrivateFile.makeUnlessThere(path)
      let database = try patiently { try pool(path) }
      return Register(database: database, vault: Vault(beside: path), place: RegisterPlace(path))
    }
  }

  private static func pool(_ path: String) throws -> DatabasePool {
    let pool = try DatabasePool(path: path, configuration: configuration())
    // The pool chooses a weaker setting when it switches WAL on: a committed run must survive a power
    // failure.
    try pool.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA synchronous = FULL") }
    try Schema.migrate(pool)
    return pool
  }

  /// Several processes may make the file at one moment, and SQLite waits for nobody while it switches WAL on.
  private static func patiently<Value>(_ open: () throws -> Value) throws -> Value {
    for _ in 1...200 {
      do {
        return try open()
      } catch let error as DatabaseError where error.resultCode.primaryResultCode == .SQLITE_BUSY {
        Thread.sleep(forTimeInterval: 0.05)
      }
    }
    return try open()
  }

  /// Opens the register for reading; nil where there is no file yet, an empty one, or one whose making was cut short. One of an older
  /// version is read from a copy in memory.
  package static func openForReading(at path: String) throws(StoreError) -> Register? {
    try StoreError.wrapping {
      guard let database = try made(path) else { return nil }
      try Schema.refuseStrangers(in: database)
      return Register(
        database: try Schema.isComplete(in: database) ? database : try brought(database),
        vault: Vault(beside: path))
    }
  }

  /// A copy in memory of a register of an older version, or of one that is being made just now, brought up to date: reading changes no
  /// file.
  static func brought(_ original: DatabaseQueue) throws -> DatabaseQueue {
    let copy = try DatabaseQueue(configuration: configuration())
    try original.backup(to: copy)
    try Schema.migrate(copy)
    return copy
  }

  /// A register in memory, for tests.
  package static func inMemory(_ vault: Vault = Vault(.random())) throws(StoreError) -> Register {
    try StoreError.wrapping {
      let queue = try DatabaseQueue(configuration: configuration())
      try Schema.migrate(queue)
      return Register(database: queue, vault: vault)
    }
  }

  /// A copy in memory of the register in a file, to try something on; an empty register where there is no file.
  /// The file stays as it is.
  package static func copyInMemory(of path: String) throws(StoreError) -> Register {
    try StoreError.wrapping {
      guard let original = try made(path) else { return try inMemory(Vault(beside: path)) }
      try Schema.refuseStrangers(in: original)
      return Register(database: try brought(original), vault: Vault(beside: path))
    }
  }

  /// Asks before anything is written; only what a process left that died while it made the file is rolled back first.
  private static func refuseStrangers(at path: String) throws {
    do {
      try Schema.refuseStrangers(in: reader(path))
    } catch let error as DatabaseError where error.isUnfinishedWriting {
      try Schema.refuseStrangers(in: DatabaseQueue(path: path, configuration: configuration()))
    }
  }

  static func configuration() -> Configuration {
    var configuration = Configuration()
    configuration.label = "register"
    configuration.busyMode = .timeout(30)
    return configuration
  }

  static func reader(_ path: String) throws -> DatabaseQueue {
    var configuration = configuration()
    configuration.readonly = true
    return try DatabaseQueue(path: path, configuration: configuration)
  }

  /// What was made in a file, to be read; nil where nothing is yet.
  static func made(_ path: String) throws -> DatabaseQueue? {
    guard hasContent(path) else { return nil }
    do {
      let database = try reader(path)
      return try Schema.isMissing(in: database) ? nil : database
    } catch let error as DatabaseError where error.isUnfinishedWriting {
      return nil
    }
  }

  /// SQLite makes a file empty before it writes to it, so that an empty one is none yet.
  static func hasContent(_ path: String) -> Bool {
    let attributes = try? URL(fileURLWithPath: path).resourceValues(forKeys: [.fileSizeKey])
    return (attributes?.fileSize ?? 0) > 0
  }

  /// Whoever writes on after somebody moved the file, or put another in its place, writes where nobody finds it.
  ///
  /// - Throws: `inaccessible` when the file is not where it was opened.
  package func checkPlace() throws(StoreError) {
    guard let place, place != RegisterPlace(place.path) else { return }
    throw .inaccessible("\(place.path) was moved, deleted or replaced while it is in use")
  }

  func read<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
    try StoreError.wrapping { try database.read(body) }
  }

  func write<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
    try checkPlace()
    return try StoreError.wrapping { try database.write(body) }
  }
}

extension DatabaseError {
  /// Whether a rollback journal lies beside the file. A register writes one only while it is made; afterwards it has a log.
  fileprivate var isUnfinishedWriting: Bool { extendedResultCode == .SQLITE_READONLY_ROLLBACK }
}
