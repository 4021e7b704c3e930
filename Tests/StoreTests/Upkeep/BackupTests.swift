import CustomDump
import Foundation
import GRDB
import RollcallCore
import RollcallTesting
import Testing

@testable import RollcallStore

/// A backup is a whole register in one file, whatever goes on meanwhile.
@Suite struct `A backup` {
  let file: RegisterFile
  let copy: String

  init() throws {
    file = try RegisterFile()
    copy = "\(file.path).backup"
  }

  private func filled(_ serials: String...) throws -> Register {
    let register = try Register.open(at: file.path)
    try register.know([.riverside])
    try register.sync(serials.map { .iPad($0) })
    return register
  }

  @Test func `it holds what the register holds, in one file that is its owner's alone`() throws {
    let register = try filled("S1", "S2")

    let backup = try Backup.make(of: file.path, at: copy)

    expectNoDifference(try Register.openForReading(at: copy)?.content(), try register.content())
    expectNoDifference(
      backup.content, RegisterContent(accounts: 1, assets: 2, events: try register.events(of: 1).count))
    let attributes = try FileManager.default.attributesOfItem(atPath: copy)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    #expect(attributes[.size] as? Int == backup.bytes)
    #expect(try folder() == ["rollcall.db", "rollcall.db-shm", "rollcall.db-wal", "rollcall.db.backup"])
  }

  @Test func `it is made while somebody writes, and holds whole transactions only`() async throws {
    let register = try filled("S1")
    let writing = Task.detached {
      for number in 0..<200 {
        let name = "Place \(number)"
        _ = try register.addLocation(name, by: .registrar)
      }
    }
    var counts: [Int] = []
    for number in 0..<5 {
      _ = try Backup.make(of: file.path, at: "\(copy)-\(number)")
      let made = try #require(try Register.openForReading(at: "\(copy)-\(number)"))
      let places = try #require(try made.value("SELECT count(*) FROM locations"))
      let events = try #require(try made.value("SELECT count(*) FROM events WHERE kind = 'add_location'"))
      #expect(places == events, "each place came with its event")
      counts.append(Int(places) ?? -1)
    }
    try await writing.value

    #expect(counts == counts.sorted())
    #expect(try register.value("SELECT count(*) FROM locations") == "200", "nobody was kept from writing")
  }

  @Test func `it never takes the place of a file`() throws {
    _ = try filled("S1")
    try Data("mine".utf8).write(to: URL(fileURLWithPath: copy))

    #expect(throws: StoreError.refused(.fileExists(copy))) { _ = try Backup.make(of: file.path, at: copy) }
    #expect(FileManager.default.contents(atPath: copy) == Data("mine".utf8))
  }

  @Test func `nothing is made of nothing`() throws {
    #expect(throws: StoreError.refused(.noRegister(file.path))) {
      _ = try Backup.make(of: file.path, at: copy)
    }
    #expect(try folder() == [])
  }

  @Test func `a damaged register is not copied as if it were whole`() throws {
    do {
      let register = try filled("S1")
      try register.database.writeWithoutTransaction { db in
        try db.execute(sql: "PRAGMA foreign_keys = OFF; DELETE FROM accounts; PRAGMA foreign_keys = ON")
      }
    }

    #expect { _ = try Backup.make(of: file.path, at: copy) } throws: { error in
      "\(error)".contains("refers to one of")
    }
    #expect(!FileManager.default.fileExists(atPath: copy))
  }

  @Test(arguments: ["", "no database at all, but a text that is long enough to be one"])
  func `a file that is no register is none`(_ text: String) throws {
    try file.write(text)

    #expect { _ = try Backup.check(file.path) } throws: { error in
      guard case StoreError.refused(.unusableBackup(file.path, _)) = error else { return false }
      return true
    }
  }

  private func folder() throws -> [String] {
    let folder = URL(fileURLWithPath: file.path).deletingLastPathComponent().path
    return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }
}
