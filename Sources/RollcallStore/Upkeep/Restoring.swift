import Foundation
import GRDB
import RollcallCore

/// What became of a register that a backup took the place of.
package struct Restored: Sendable {
  /// The backup.
  package var backup: Backup
  /// Where what was there before is kept; nil when there was nothing.
  package var kept: String?
  /// Connections whose settings or secrets are sealed, each with the id of the key that opens them.
  package var sealed: [SealedWith]
}

extension Register {
  /// Afterwards a register holds what a backup holds, in one transaction; what it held before is in a file beside it.
  ///
  /// Nobody is at work in it: leases and the daemon of the backup are gone, and a run that began before writes nothing any more.
  /// Runs that wait for a person wait on.
  ///
  /// - Parameter stamp: tells the file that is kept from others.
  /// - Throws: a refusal when the backup cannot be used.
  package static func restore(
    at path: String, from backup: String, stamp: String
  ) throws(StoreError) -> Restored {
    try StoreError.wrapping {
      let source = try Backup.check(backup)
      let copy = try brought(try reader(backup))
      let kept = "\(path).before-restore-\(stamp)"
      let present = try Present.open(path, keepingItAt: kept)
      try copy.write { db in try RestoredRows.makeQuiet(above: present.fence, in: db) }
      switch present.content {
      case .usable(let register): try copy.backup(to: register)
      case .nothing, .movedAway: _ = try Backup.write(copy, to: path)
      }
      return Restored(
        backup: source, kept: present.isThere ? kept : nil,
        sealed: try copy.read { db in try SealedWith.all(in: db) })
    }
  }
}

/// What is in the way of a backup.
private struct Present {
  enum Content {
    /// Nothing.
    case nothing
    /// A register; its copy is kept.
    case usable(DatabaseQueue)
    /// A file that SQLite cannot read; it has another name now.
    case movedAway
  }

  var content: Content
  /// The highest fencing number that was given out.
  var fence: Int64

  var isThere: Bool {
    switch content {
    case .nothing: false
    case .usable, .movedAway: true
    }
  }

  /// Keeps what is there under another name.
  static func open(_ path: String, keepingItAt kept: String) throws -> Present {
    guard Register.hasContent(path) else {
      unlink(path)
      // SQLite would take what is left of another register for the newest of this one.
      try moveAway(path, to: kept)
      return Present(content: .nothing, fence: 0)
    }
    var opened: DatabaseQueue?
    do {
      let register = try DatabaseQueue(path: path, configuration: Register.configuration())
      opened = register
      try refuseOthers(in: register)
      _ = try Backup.write(register, to: kept)
      let fence = try register.read { db in try RestoredRows.highestFence(in: db) }
      return Present(content: .usable(register), fence: fence)
    } catch let error as DatabaseError where error.isDamage {
      try? opened?.close()
    } catch Refusal.unusableBackup {
      try? opened?.close()
    }
    try moveAway(path, to: kept)
    return Present(content: .movedAway, fence: 0)
  }

  /// A newer register may be replaced: it is kept. A file of another program is left alone.
  private static func refuseOthers(in register: DatabaseQueue) throws {
    do {
      try Schema.refuseStrangers(in: register)
    } catch StoreError.tooNew {
      return
    }
  }

  /// SQLite keeps what was written last in files beside.
  private static func moveAway(_ path: String, to kept: String) throws {
    for suffix in ["", "-wal", "-shm", "-journal"] {
      guard rename(path + suffix, kept + suffix) == 0 || errno == ENOENT else {
        throw Refusal.fileUnwritable(kept + suffix, why: String(cString: strerror(errno)))
      }
    }
  }
}

/// The rows that say who is at work.
private enum RestoredRows {
  static func highestFence(in db: Database) throws -> Int64 {
    guard try db.tableExists("leases") else { return 0 }
    return try Int64.fetchOne(db, sql: "SELECT max(fence) FROM leases") ?? 0
  }

  /// Whoever was at work when the backup was made, or is at work now, has lost the turn.
  static func makeQuiet(above present: Int64, in db: Database) throws {
    let fence = max(present, try highestFence(in: db)) + 1
    try db.execute(sql: "DELETE FROM daemon")
    try db.execute(sql: "DELETE FROM leases")
    try db.execute(
      sql: "INSERT INTO leases (connection, fence, holder, expires) SELECT id, ?, '', 0 FROM connections",
      arguments: [fence])
  }
}

extension DatabaseError {
  /// Whether the file itself is broken.
  fileprivate var isDamage: Bool {
    [.SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_FORMAT].contains(resultCode.primaryResultCode)
  }
}
