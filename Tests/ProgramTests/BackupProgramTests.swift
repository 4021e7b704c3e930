import Foundation
import RollcallTesting
import Testing

/// Backup and restore as a person meets them: files, words, documents, exit codes.
@Suite struct BackupProgramTests {
  private struct Made: Decodable {
    struct Backup: Decodable {
      var file: String
      var bytes: Int
      var accounts: Int
      var assets: Int
      var events: Int
      var key: String
    }
    var backup: Backup
  }

  private struct Restored: Decodable {
    struct Outcome: Decodable {
      var assets: Int
      var kept: String?
      var unopened: [String]
    }
    var restored: Outcome
  }

  private struct Refused: Decodable {
    struct Why: Decodable { var message: String }
    var refused: Why
  }

  @Test func `what was backed up comes back, and what was there is kept`() async throws {
    let world = try await Tenancy(devices: 5)
    let program = world.program
    let before = try await program.run("assets", "list", "--json").output

    let made = try await program.json(Made.self, "backup", "copy.db", "--json").backup
    let told = try await program.run("backup", "second.db")
    _ = try await program.run("assets", "add", "--asset-id", "X-1")
    let restored = try await program.json(Restored.self, "restore", "copy.db", "--yes", "--json").restored
    let kept = try #require(restored.kept)

    #expect(made.file == "copy.db" && made.accounts == 1 && made.assets == 5 && made.events > 5)
    #expect(made.bytes == program.bytes("copy.db")?.count)
    #expect(made.key.hasSuffix("rollcall.db.key"))
    #expect(
      told.status == 0 && told.output.contains("is not in it") && told.output.contains("rollcall.db.key"))
    #expect(restored.assets == 5 && restored.unopened.isEmpty)
    #expect(try await program.run("assets", "list", "--json").output == before)
    #expect(FileManager.default.fileExists(atPath: kept))
    let again = try await program.json(Restored.self, "restore", kept, "--yes", "--json").restored
    #expect(again.assets == 6)
    #expect(try await program.run("sync").status == 0)
    program.end()
  }

  @Test func `what cannot be done is refused, and nothing is changed`() async throws {
    let world = try await Tenancy(devices: 3)
    let program = world.program
    try program.write("mine", to: "mine.txt")
    _ = try await program.run("backup", "copy.db")
    let register = program.bytes("rollcall.db")

    let twice = try await program.run("backup", "copy.db", "--json")
    let nowhere = try await program.run("backup", "no/such/folder/copy.db")
    let strange = try await program.run("restore", "mine.txt", "--yes")
    let missing = try await program.run("restore", "no-such-file", "--yes")
    let unasked = try await program.run("restore", "copy.db")

    #expect(twice.status == 4)
    #expect(
      try JSONDecoder().decode(Refused.self, from: Data(twice.output.utf8)).refused.message.contains(
        "copy.db"))
    #expect(nowhere.status == 64 && nowhere.errors.contains("No such file or directory"))
    #expect(strange.status == 4 && strange.errors.contains("not a Rollcall register"))
    #expect(missing.status == 64)
    #expect(unasked.status == 64 && unasked.errors.contains("--yes"))
    #expect(program.bytes("rollcall.db") == register)
    program.end()
  }

  @Test func `nobody restores under the hands of a daemon or a run`() async throws {
    let world = try await Tenancy(devices: 3)
    let program = world.program
    _ = try await program.run("backup", "copy.db")

    for (plant, words) in [
      (Plant.daemon(beat: .now, holder: "another machine"), "a daemon"),
      (Plant.lease(expires: 20, holder: "another machine"), "a run of riverside:jamf-school"),
    ] {
      try plant.grow(in: program)
      let refused = try await program.run("restore", "copy.db", "--yes")
      #expect(refused.status == 4 && refused.errors.contains(words), "\(refused)")
      try Plant.sql("DELETE FROM daemon; UPDATE leases SET expires = 0").grow(in: program)
    }
    try Plant.daemon(beat: .now - 3600, holder: "another machine").grow(in: program)
    #expect(
      try await program.run("restore", "copy.db", "--yes").status == 0, "a daemon that is silent is none")
    program.end()
  }

  @Test func `an old run goes with a sync, and is not known any more`() async throws {
    let world = try await Tenancy(devices: 3)
    let program = world.program
    _ = try await program.run("sync")
    try Plant.sql("UPDATE runs SET started = started - 91 * 86400000").grow(in: program)
    let events = try await program.run("assets", "list", "--json").output

    let sync = try await program.run("sync")
    let list = try await program.run("runs", "list", "--json").output

    #expect(sync.status == 0, "\(sync)")
    #expect(!list.contains("\"run\":1,") && !list.contains("\"run\":2,") && list.contains("\"run\":3,"))
    #expect(try await program.run("runs", "undo", "1").status == 64)
    #expect(try await program.run("runs", "show", "1").status == 64)
    #expect(try await program.run("assets", "list", "--json").output == events)
    program.end()
  }
}
