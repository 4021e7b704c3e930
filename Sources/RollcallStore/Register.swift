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

  /// Opens the register in a file, making the file where there is none.
  ///
  /// - Throws: ``StoreError`` when the file is no register, is newer than this program, or cannot be written.
  package static func open(at path: String) throws(StoreError) -> Register {
    try StoreError.wrapping {
      let pool = try DatabasePool(path: path, configuration: configuration())
      try Schema.migrate(pool)
      return Register(database: pool)
    }
  }

  /// Opens the register for reading; nil where there is no file yet.
  package static func openForReading(at path: String) throws(StoreError) -> Register? {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    return try StoreError.wrapping {
      var configuration = configuration()
      configuration.readonly = true
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      try Schema.check(queue)
      return Register(database: queue)
    }
  }

  /// A register in memory, for tests.
  package static func inMemory() throws(StoreError) -> Register {
    try StoreError.wrapping {
      let queue = try DatabaseQueue(configuration: configuration())
      try Schema.migrate(queue)
      return Register(database: queue)
    }
  }

  private static func configuration() -> Configuration {
    var configuration = Configuration()
    configuration.label = "register"
    configuration.busyMode = .timeout(30)
    configuration.prepareDatabase { db in
      if !db.configuration.readonly { try db.execute(sql: "PRAGMA synchronous = FULL") }
    }
    return configuration
  }

  func read<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
    try StoreError.wrapping { try database.read(body) }
  }

  func write<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
    try StoreError.wrapping { try database.write(body) }
  }
}
