import Foundation
import JamfSchoolSimulator
import RollcallCore
import RollcallTesting
import Testing

/// Secrets that the register keeps, and the key that seals them, at the command line.
@Suite struct StoredSecretProgramTests {
  private static let connection = "riverside:jamf-school"
  private static let key = Tenancy.key.key

  /// A tenant, and the program with a connection whose key is `stored`.
  private func world() async throws -> (RunningTenant, Program) {
    let tenant = try await SimulatedTenant(TenantConfiguration(key: Tenancy.key, devices: 5)).startForGood()
    let config = Program.config(url: tenant.url, networkID: Tenancy.key.networkID)
    return (tenant, try Program(config: config.replacing("{file: key}", with: "stored"), key: Self.key))
  }

  private func update(_ program: Program, with secret: String, _ environment: String = "") async throws
    -> Program.Result
  {
    try program.write(secret, to: "typed")
    return try await program.run(command: [
      "sh", "-c", "\(environment) \(Program.binary.path) connections update \(Self.connection) < typed",
    ])
  }

  @Test func `a secret is tested before it is kept, and is used from then on`() async throws {
    let (_, program) = try await world()
    #expect(try await program.run("sync").status == 78)

    let updated = try await update(program, with: Self.key + "\n")

    #expect(updated.status == 0, "\(updated.errors)")
    #expect(try await program.run("sync").status == 0)
    program.end()
  }

  @Test func `a secret that fails its test changes nothing`() async throws {
    let (_, program) = try await world()
    #expect(try await update(program, with: Self.key).status == 0)
    #expect(try await program.run("sync").status == 0)

    let wrong = try await update(program, with: "KEYTHATTHETENANTDOESNOTKNOW")
    let sync = try await program.run("sync")

    #expect(wrong.status == 77 && sync.status == 0)
    #expect(try await program.run("alerts", "list", "--json").output.contains(#""alerts":[]"#))
    program.end()
  }

  @Test func `nothing given is nothing changed`() async throws {
    let (_, program) = try await world()
    #expect(try await update(program, with: Self.key).status == 0)

    #expect(try await update(program, with: "").status != 0)

    #expect(try await program.run("sync").status == 0)
    program.end()
  }

  @Test func `a daemon uses a secret that was updated beside it`() async throws {
    let (_, program) = try await world()
    let daemon = try program.begin("run")
    #expect(await daemon.says("run_failed", "configuration") != nil)

    #expect(try await update(program, with: Self.key).status == 0)
    daemon.signal(SIGHUP)

    #expect(await daemon.says("run_ended", #""outcome":"applied""#) != nil)
    #expect(await daemon.stop() == 0)
    program.end()
  }

  @Test func `a connection that refers to its secret is told where to change it`() async throws {
    let world = try await Tenancy(devices: 5)

    let refused = try await update(world.program, with: Self.key)

    #expect(refused.status == 4)
    #expect((refused.output + refused.errors).contains("file key"))
    world.program.end()
  }

  @Test func `no file holds a secret that can be read`() async throws {
    let (_, program) = try await world()
    #expect(try await update(program, with: Self.key).status == 0)
    #expect(try await program.run("sync").status == 0)
    let mine: Set = ["typed", "key"]

    for name in try FileManager.default.contentsOfDirectory(atPath: program.folder.path)
    where !mine.contains(name) {
      let bytes = try #require(program.bytes(name))
      #expect(bytes.range(of: Data(Self.key.utf8)) == nil, "\(name)")
      #expect(bytes.range(of: Data(Data(Self.key.utf8).base64EncodedString().utf8)) == nil, "\(name)")
    }
    program.end()
  }

  @Test func `a changed key opens what the old one sealed, also when both are in the environment`()
    async throws
  {
    let (_, program) = try await world()
    #expect(try await update(program, with: Self.key).status == 0)
    let file = String(decoding: try #require(program.bytes("rollcall.db.key")), as: UTF8.self)
      .trimmingCharacters(in: .whitespacesAndNewlines)

    #expect(try await program.run("secrets", "rotate").status == 0)
    let second = String(decoding: try #require(program.bytes("rollcall.db.key")), as: UTF8.self)
      .trimmingCharacters(in: .whitespacesAndNewlines)
    #expect(second != file)
    #expect(try await program.run("sync").status == 0)
    let third = Data((0..<32).map { $0 }).base64EncodedString()
    let rotated = try await program.run(command: [
      "ROLLCALL_KEY=\(third)", "ROLLCALL_OLD_KEY=\(second)", Program.binary.path, "secrets", "rotate",
    ])

    #expect(rotated.status == 0, "\(rotated.errors)")
    #expect(
      try await program.run(command: ["ROLLCALL_KEY=\(third)", Program.binary.path, "sync"]).status == 0)
    program.end()
  }

  @Test(arguments: [["sync"], ["run"], ["secrets", "rotate"], ["sync", "--json"]])
  func `a variable that holds no key ends what would seal, before anything is done, and is not shown`(
    verb: [String]
  ) async throws {
    let (_, program) = try await world()
    let wrong = "CANARY-that-is-no-key"

    let result = try await program.run(command: ["ROLLCALL_KEY=\(wrong)", Program.binary.path] + verb)

    #expect(result.status == 78)
    let words = result.output + result.errors
    #expect(words.contains("ROLLCALL_KEY holds no key") && words.contains("openssl rand -base64 32"))
    #expect(!words.contains(wrong))
    #expect(program.bytes("rollcall.db") == nil)
    program.end()
  }

  @Test func `what no key opens is given up only when told so`() async throws {
    let (_, program) = try await world()
    #expect(try await update(program, with: Self.key).status == 0)
    let other = "ROLLCALL_KEY=\(Data((0..<32).map { $0 }).base64EncodedString())"

    let refused = try await program.run(command: [other, Program.binary.path, "secrets", "rotate"])
    let unharmed = try await program.run("sync")
    let given = try await program.run(command: [other, Program.binary.path, "secrets", "rotate", "--yes"])
    let after = try await program.run(command: [other, Program.binary.path, "sync"])

    #expect(refused.status == 4)
    #expect(refused.errors.contains("api_key of \(Self.connection)") && refused.errors.contains("--yes"))
    #expect(unharmed.status == 0)
    #expect(given.status == 0 && given.output.contains("given up"))
    #expect(after.status == 78 && (after.output + after.errors).contains("connections update"))
    program.end()
  }

  @Test func `however often a change of the key is killed, what is sealed opens`() async throws {
    let (_, program) = try await world()
    #expect(try await update(program, with: Self.key).status == 0)
    var killed = 0

    for sign in 1...24 {
      if try await program.runUntilSign(sign, "secrets", "rotate") == -SIGKILL { killed += 1 }
      #expect(try await program.run("sync").status == 0, "at \(sign)")
    }

    #expect(killed >= 3)
    #expect(try await program.run("secrets", "rotate").status == 0)
    let key = String(decoding: try #require(program.bytes("rollcall.db.key")), as: UTF8.self)
    #expect(key.split(separator: "\n").count == 1)
    #expect(try await program.run("sync").status == 0)
    program.end()
  }

  @Test func `with another key a connection of references works on, and an alert and the doctor say so`()
    async throws
  {
    let world = try await Tenancy(devices: 5)
    let other = "ROLLCALL_KEY=\(Data((0..<32).map { $0 }).base64EncodedString())"

    let sync = try await world.program.run(command: [other, Program.binary.path, "sync"])
    let alerts = try await world.program.run("alerts", "list", "--json")
    let doctor = try await world.program.run(command: [other, Program.binary.path, "doctor"])
    let again = try await world.program.run("sync")

    #expect(sync.status == 0)
    #expect(alerts.output.contains("store_fault") && alerts.output.contains("ROLLCALL_KEY"))
    #expect(doctor.output.contains("the key in environment variable ROLLCALL_KEY does not open them"))
    #expect(again.status == 0)
    #expect(try await world.program.run("alerts", "list", "--json").output.contains(#""alerts":[]"#))
    world.program.end()
  }
}
