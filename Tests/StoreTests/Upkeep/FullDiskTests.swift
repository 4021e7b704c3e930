import CustomDump
import GRDB
import RollcallCore
import RollcallTesting
import Testing

@testable import RollcallStore

/// On a full disk nothing is written, which is said; when there is room again everything goes on.
@Suite struct `A full disk` {
  let file: RegisterFile
  let register: Register

  init() throws {
    file = try RegisterFile()
    register = try Register.open(at: file.path)
    try register.know([.riverside])
    try register.sync([.iPad("S1")])
  }

  /// Afterwards the register may not grow; with more room it may.
  private func leave(_ room: Int) throws {
    try register.database.writeWithoutTransaction { db in
      let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
      _ = try Int.fetchOne(db, sql: "PRAGMA max_page_count = \(pages + room)")
    }
  }

  private var fleet: [Device] { (1...800).map { .iPad("S\($0)", name: "A rather long name \($0)") } }

  @Test func `a plan is applied whole or not at all`() throws {
    let plan = try register.plan(.of(fleet))
    let lease = try #require(try register.takeLease(of: .jamfSchool, for: "test", at: .morning))
    let record = RunRecord(started: .morning, milliseconds: 1, lease: lease)
    let before = try register.content()
    for room in [0, 1, 5, 20] {
      try leave(room)
      #expect(throws: StoreError.full) { _ = try register.apply(plan, of: .jamfSchool, as: record) }
      expectNoDifference(try register.content(), before)
    }

    try leave(10_000)
    let result = try register.apply(plan, of: .jamfSchool, as: record)

    #expect(result == .applied(run: 2))
    #expect(try register.assets().count == 800)
  }

  @Test func `a failed run that finds no room is not recorded, and the next one is`() throws {
    let failure = RunFailure(
      kind: "transient", message: String(repeating: "It is slow. ", count: 2000), hint: nil)
    let record = RunRecord(started: .morning, milliseconds: 1)
    let before = try register.content()
    try leave(0)

    #expect(throws: StoreError.full) { _ = try register.record(record, failure: failure, of: .jamfSchool) }

    expectNoDifference(try register.content(), before)
    try leave(100)
    #expect(try register.record(record, failure: failure, of: .jamfSchool) == 2)
  }

  @Test func `a lease is given back without room, since its row is there`() throws {
    let lease = try #require(try register.takeLease(of: .jamfSchool, for: "first", at: .morning))
    try leave(0)

    try register.release(lease)

    #expect(try register.takeLease(of: .jamfSchool, for: "second", at: .morning) != nil)
  }

  @Test func `what a disk says that takes nothing is told from what is our fault`() throws {
    func named(_ code: ResultCode) -> StoreError? {
      do throws(StoreError) {
        try StoreError.wrapping { throw DatabaseError(resultCode: code) }
        return nil
      } catch {
        return error
      }
    }

    for code: ResultCode in [.SQLITE_IOERR_WRITE, .SQLITE_IOERR_FSYNC, .SQLITE_IOERR_SHMSIZE] {
      #expect(named(code) == .unwritable)
    }
    #expect(named(.SQLITE_FULL) == .full)
    #expect(named(.SQLITE_IOERR_READ) != .unwritable)
  }
}
