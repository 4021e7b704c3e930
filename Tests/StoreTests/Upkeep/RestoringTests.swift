import CustomDump
import Foundation
import GRDB
import RollcallCore
import RollcallTesting
import Testing

@testable import RollcallStore

/// A backup takes the place of a register whole, and what was there is kept.
@Suite struct `Restoring` {
  let file: RegisterFile
  let copy: String
  let kept: String

  init() throws {
    file = try RegisterFile()
    copy = "\(file.path).backup"
    kept = "\(file.path).before-restore-now"
    let register = try Register.open(at: file.path)
    try register.know([.riverside])
    try register.sync([.iPad("S1")])
    _ = try Backup.make(of: file.path, at: copy)
  }

  private func restore() throws -> Restored {
    try Register.restore(at: file.path, from: copy, stamp: "now")
  }

  @Test func `the register is as it was, also for those who have it open, and the other one is kept`() throws
  {
    let register = try Register.open(at: file.path)
    let before = try register.standing()
    try register.sync([.iPad("S1", name: "New"), .iPad("S2")])
    let later = try register.standing()

    let restored = try restore()

    expectNoDifference(try register.standing(), before)
    expectNoDifference(try Register.open(at: file.path).standing(), before)
    #expect(restored.kept == kept)
    expectNoDifference(try Register.openForReading(at: kept)?.standing(), later)
    #expect(try register.value("PRAGMA journal_mode") == "wal")
  }

  @Test func `nobody is at work in it, and whoever was writes nothing any more`() throws {
    let register = try Register.open(at: file.path)
    let old = try #require(try register.takeLease(of: .jamfSchool, for: "before", at: .morning))
    try register.execute("INSERT INTO daemon VALUES (1, 'somebody', 0, 0)")
    try FileManager.default.removeItem(atPath: copy)
    _ = try Backup.make(of: file.path, at: copy)
    try register.release(old)
    var last = old
    for number in 1...5 {
      last = try #require(try register.takeLease(of: .jamfSchool, for: "run \(number)", at: .morning))
      if number < 5 { try register.release(last) }
    }

    _ = try restore()

    #expect(try register.workers(at: .morning) == Workers(leases: [], daemon: nil))
    for lease in [old, last] {
      #expect(throws: StoreError.leaseLost) { try register.renew(lease, at: .morning) }
      #expect(throws: StoreError.leaseLost) {
        _ = try register.record(
          RunRecord(started: .morning, milliseconds: 1, lease: lease), failure: .refusedKey, of: .jamfSchool)
      }
    }
    let next = try #require(try register.takeLease(of: .jamfSchool, for: "after", at: .morning))
    #expect(next.fence > last.fence)
  }

  @Test func `a run that waits for a person waits on`() throws {
    let register = try Register.open(at: file.path)
    var plan = try register.plan(.of([.iPad("S1"), .iPad("S2")]))
    plan.held = Hold(rule: .i1, message: "Too many.")
    _ = try register.hold(plan, of: .jamfSchool, as: RunRecord(started: .morning, milliseconds: 1))
    try FileManager.default.removeItem(atPath: copy)
    _ = try Backup.make(of: file.path, at: copy)
    try register.discard(run: 2, of: .jamfSchool, by: .registrar)

    _ = try restore()

    #expect(try register.heldRun(of: .jamfSchool) == 2)
  }

  @Test func `a backup of an earlier version is brought up to date, and stays as it is`() throws {
    let old = try DatabaseQueue(path: copy)
    try old.write { db in
      try db.execute(sql: "DELETE FROM grdb_migrations WHERE identifier >= '3'")
      for table in [
        "deliveries", "notices", "applied_settings", "refused_settings", "stored_secrets", "daemon",
      ] {
        try db.execute(sql: "DROP TABLE \(table)")
      }
      try db.execute(
        sql: """
          ALTER TABLE held_plans DROP COLUMN key; ALTER TABLE held_plans DROP COLUMN sealed;
          DROP INDEX runs_by_start
          """)
    }
    try old.close()
    let bytes = FileManager.default.contents(atPath: copy)

    _ = try restore()

    #expect(try Register.open(at: file.path).assets().map(\.assetID) == ["S1"])
    #expect(FileManager.default.contents(atPath: copy) == bytes)
  }

  @Test func `a backup of a newer version is refused, and nothing happens`() throws {
    let newer = try DatabaseQueue(path: copy)
    try newer.write { db in try db.execute(sql: "INSERT INTO grdb_migrations VALUES ('99')") }
    try newer.close()
    let before = try Register.open(at: file.path).content()

    #expect { _ = try restore() } throws: { error in "\(error)".contains("newer version") }

    expectNoDifference(try Register.open(at: file.path).content(), before)
    #expect(!FileManager.default.fileExists(atPath: kept))
  }

  @Test func `a register that is not there is made`() throws {
    for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: file.path + suffix) }

    let restored = try restore()

    #expect(restored.kept == nil)
    #expect(try Register.open(at: file.path).assets().map(\.assetID) == ["S1"])
  }

  @Test func `what is left of a register that is gone is not taken for the newest of this one`() throws {
    let log: Data
    do {
      let register = try Register.open(at: file.path)
      try register.sync([.iPad("S1"), .iPad("S2"), .iPad("S3")])
      log = try #require(FileManager.default.contents(atPath: "\(file.path)-wal"))
    }
    try file.write("")
    try log.write(to: URL(fileURLWithPath: "\(file.path)-wal"))

    _ = try restore()

    #expect(log.count > 10_000)
    #expect(try Register.damage(at: file.path) == nil)
    #expect(try Register.open(at: file.path).assets().map(\.assetID) == ["S1"])
  }

  @Test(arguments: [0, 4096]) func `a register that cannot be read is kept as it is`(place: Int) throws {
    for suffix in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: file.path + suffix) }
    let noise = Data(repeating: 0x5A, count: 60_000)
    let handle = try #require(FileHandle(forWritingAtPath: file.path))
    try handle.seek(toOffset: UInt64(place))
    try handle.write(contentsOf: noise)
    try handle.close()
    let broken = try file.bytes()

    let restored = try restore()

    #expect(restored.kept == kept)
    #expect(FileManager.default.contents(atPath: kept) == broken)
    #expect(try Register.open(at: file.path).assets().map(\.assetID) == ["S1"])
  }

  @Test func `a file of another program is left alone`() throws {
    for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: file.path + suffix) }
    let stranger = try DatabaseQueue(path: file.path)
    try stranger.write { db in try db.execute(sql: "CREATE TABLE notes (text TEXT)") }
    try stranger.close()
    let bytes = try file.bytes()

    #expect(throws: StoreError.notARegister) { _ = try restore() }
    #expect(try file.bytes() == bytes)
  }
}
