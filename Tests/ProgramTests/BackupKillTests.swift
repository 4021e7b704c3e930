import Foundation
import JamfSchoolSimulator
import RollcallTesting
import Testing

/// A process that ends in the middle of a backup or a restore leaves a whole register, and no backup that is none.
@Suite struct BackupKillTests {
  private struct Report: Decodable {
    struct Check: Decodable {
      var name: String
      var ok: Bool
    }
    var checks: [Check]
  }

  /// An installation with a backup, and what was done since.
  private struct Installation {
    let config: String
    let files: [String: Data]
    /// The assets as documents show them: in the backup, and now.
    let then: String
    let now: String

    init() async throws {
      let world = try await Tenancy(devices: 8)
      let program = world.program
      then = try await program.run("assets", "list", "--json").output
      _ = try await program.run("backup", "copy.db")
      for number in 0..<5 { _ = try await program.run("assets", "add", "--asset-id", "X-\(number)") }
      now = try await program.run("assets", "list", "--json").output
      config = String(decoding: try #require(program.bytes("config.yaml")), as: UTF8.self)
      files = Dictionary(
        uniqueKeysWithValues: ["rollcall.db", "rollcall.db-wal", "rollcall.db.key", "copy.db"].compactMap {
          name in
          program.bytes(name).map { (name, $0) }
        })
      program.end()
    }

    func program() throws -> Program {
      let program = try Program(config: config, key: Tenancy.key.key)
      for (name, bytes) in files { try bytes.write(to: program.folder.appending(path: name)) }
      return program
    }
  }

  private func isWhole(_ program: Program) async throws -> Bool {
    let checks = try await program.json(Report.self, "doctor", "--json").checks
    return checks.contains { $0.name == "register_damage" && $0.ok }
  }

  @Test func `wherever a restore is killed, the register is the one before or the one that was saved`()
    async throws
  {
    let installation = try await Installation()
    var killed = 0

    for sign in stride(from: 1, through: 61, by: 6) {
      let program = try installation.program()
      if try await program.runUntilSign(sign, "restore", "copy.db", "--yes") == -SIGKILL { killed += 1 }

      let assets = try await program.run("assets", "list", "--json").output
      #expect(assets == installation.now || assets == installation.then, "at \(sign)")
      #expect(try await isWhole(program), "at \(sign)")
      #expect(try await program.run("restore", "copy.db", "--yes").status == 0, "at \(sign)")
      #expect(try await program.run("assets", "list", "--json").output == installation.then, "at \(sign)")
      program.end()
    }

    #expect(killed >= 3)
  }

  @Test func `wherever a backup is killed, there is a whole one or none`() async throws {
    let installation = try await Installation()
    var killed = 0

    for sign in stride(from: 1, through: 41, by: 4) {
      let program = try installation.program()
      if try await program.runUntilSign(sign, "backup", "new.db") == -SIGKILL { killed += 1 }

      if program.bytes("new.db") == nil {
        #expect(try await program.run("backup", "new.db").status == 0, "at \(sign)")
      }
      #expect(try await program.run("assets", "list", "--json").output == installation.now, "at \(sign)")
      #expect(try await program.run("restore", "new.db", "--yes").status == 0, "at \(sign)")
      #expect(try await program.run("assets", "list", "--json").output == installation.now, "at \(sign)")
      program.end()
    }

    #expect(killed >= 3)
  }
}
