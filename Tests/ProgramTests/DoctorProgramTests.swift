import Foundation
import JamfSchoolSimulator
import RollcallTesting
import Testing

@testable import rollcall

/// Faults are planted one by one; the doctor finds each, and nothing else.
@Suite struct DoctorProgramTests {
  private struct Report: Decodable {
    struct Check: Decodable {
      var name: String
      var ok: Bool
      var message: String?
      var hint: String?
    }
    var checks: [Check]

    var found: [String] { checks.filter { !$0.ok }.map(\.name) }
  }

  /// A fault: what is done to a healthy installation, and what the doctor calls it.
  private struct Case: Sendable {
    var what: String
    var name: String
    var words: String
    var plant: @Sendable (Program) throws -> Void
  }

  private static let url = "http://127.0.0.1:9"

  /// The file of a healthy installation, with a piece replaced.
  private static func config(_ old: String = "", _ new: String = "") -> String {
    let text = Program.config(url: url, networkID: "10482058").replacing(
      "version: 1", with: "version: 1\nweb: off")
    return old.isEmpty ? text : text.replacing(old, with: new)
  }

  private static func writing(_ old: String, _ new: String) -> @Sendable (Program) throws -> Void {
    { try $0.write(config(old, new), to: "config.yaml") }
  }

  private static func sql(_ statements: String) -> @Sendable (Program) throws -> Void {
    { try Plant.sql(statements).grow(in: $0) }
  }

  /// A process of this machine that has ended.
  private static func dead() throws -> String {
    var child: pid_t = 0
    guard posix_spawn(&child, "/bin/true", nil, nil, [nil], nil) == 0 else { throw POSIXError(.EAGAIN) }
    waitpid(child, nil, 0)
    let own = ProcessInfo.processInfo.processIdentifier
    return ProcessName.current.text.replacing("process \(own) ", with: "process \(child) ")
  }

  private static let key = "{file: key}"

  private static let configurationFaults = [
    Case(what: "no file", name: "configuration", words: "there is no file") { program in
      try FileManager.default.removeItem(atPath: program.path("config.yaml"))
    },
    Case(
      what: "a key that is not known", name: "configuration", words: "UNKNOWN",
      plant: writing("web: off", "wbe: off")),
    Case(
      what: "an error in a connection", name: "configuration", words: "UNKNOWN",
      plant: writing("connection: {url", "conection: {url")),
    Case(
      what: "a secret that is not set", name: "secrets", words: "is not set",
      plant: writing(key, "{env: NO_SUCH_VARIABLE}")),
    Case(
      what: "a key file that is not there", name: "secrets", words: "is not there",
      plant: writing(key, "{file: no-key}")),
    Case(
      what: "a command that fails", name: "secrets", words: "failed",
      plant: writing(key, "{exec: [\"false\"]}")),
    Case(
      what: "a command that is not there", name: "secret_commands", words: "no program no-such-program",
      plant: writing(key, "{exec: [no-such-program]}")),
    Case(what: "a key that others may read", name: "secret_files", words: "others can read key") { program in
      chmod(program.path("key"), 0o644)
    },
    Case(
      what: "no authorities", name: "authorities", words: "is not there",
      plant: writing("tries: 1", "tries: 1, ca: ca.pem")),
    Case(what: "authorities of another form", name: "authorities", words: "PEM") { program in
      try program.write("no certificate", to: "ca.pem")
      try program.write(config("tries: 1", "tries: 1, ca: ca.pem"), to: "config.yaml")
    },
    Case(
      what: "a mail server that is not there", name: "mail_server", words: "connection refused",
      plant: writing(
        "web: off", "web: off\nmail: {server: \"smtp://127.0.0.1:1\", from: a@riverside.example}")),
  ]

  private static let registerFaults = [
    Case(
      what: "no register", name: "register", words: "no register", plant: writing("rollcall.db", "other.db")),
    Case(what: "no register but a text", name: "register", words: "not a Rollcall register") { program in
      try program.write("a text that is long enough to be a database, but is none", to: "other.db")
      try program.write(config("rollcall.db", "other.db"), to: "config.yaml")
    },
    Case(
      what: "a newer register", name: "register", words: "newer version",
      plant: sql("INSERT INTO grdb_migrations VALUES ('99')")),
    Case(
      what: "a row that refers to nothing", name: "register_damage", words: "refers to one of connections",
      plant: sql("INSERT INTO findings VALUES (99, 99, 'bad_record', NULL, NULL, '', 'A4', 0)")),
    Case(
      what: "no folder", name: "register_folder", words: "is not there",
      plant: writing("path: rollcall.db", "path: none/rollcall.db")),
    Case(what: "a log that grew", name: "register_log", words: "65 MiB") { program in
      try program.write("", to: "rollcall.db-wal")
      truncate(program.path("rollcall.db-wal"), 65 << 20)
    },
    Case(what: "a key that is none", name: "key", words: "does not open them") { program in
      try program.write("secret", to: "rollcall.db.key")
    },
    Case(what: "another key", name: "key", words: "does not open them") { program in
      try program.write(Data(repeating: 7, count: 32).base64EncodedString(), to: "rollcall.db.key")
    },
    Case(what: "a key that others may read", name: "key", words: "others may read") { program in
      chmod(program.path("rollcall.db.key"), 0o640)
    },
    Case(what: "a key that is gone", name: "key", words: "riverside:jamf-school are sealed") { program in
      try FileManager.default.removeItem(atPath: program.path("rollcall.db.key"))
    },
    Case(
      what: "a clock that jumped back", name: "clock", words: "the clock says",
      plant: sql("UPDATE runs SET started = started + 86400000")),
  ]

  private static let workFaults = [
    Case(what: "a daemon that died", name: "daemon", words: "without saying so") { program in
      try Plant.daemon(beat: .now, holder: try dead()).grow(in: program)
    },
    Case(what: "a daemon that is silent", name: "daemon", words: "silent since") { program in
      try Plant.daemon(beat: .now - 600, holder: "another machine").grow(in: program)
    },
    Case(what: "a lease of a dead process", name: "leases", words: "was killed") { program in
      try Plant.lease(expires: -100, holder: try dead()).grow(in: program)
    },
    Case(what: "a lease of a clock that was ahead", name: "leases", words: "clock that was ahead") {
      program in
      try Plant.lease(expires: 86_400, holder: "another machine").grow(in: program)
    },
    Case(
      what: "a connection without a test", name: "connections", words: "never passed its test",
      plant: sql("UPDATE connections SET tested_settings = NULL")),
    Case(
      what: "settings that were refused", name: "settings", words: "The key was refused.",
      plant: sql(
        """
        INSERT INTO refused_settings (connection, generation, mark, since, tested, kind, message, hint)
        VALUES (1, 2, 'x', 0, 0, 'authentication', 'The key was refused.', 'Make a new one.')
        """)),
    Case(
      what: "a run that waits", name: "held_runs", words: "waits for a person",
      plant: sql("INSERT INTO runs (connection, started, milliseconds, outcome) VALUES (1, 0, 1, 'held')")),
    Case(
      what: "mail that does not go", name: "deliveries", words: "1 alerts could not be sent: 550 no",
      plant: sql(
        """
        INSERT INTO alerts VALUES (99, 1, 'held', 'Wait.', 0, 0, NULL);
        INSERT INTO notices (id, alert, kind, at) VALUES (99, 99, 'opened', 0);
        INSERT INTO deliveries (notice, channel, due, tries, error) VALUES (99, 'mail', 0, 5, '550 no')
        """)),
  ]

  /// An installation after a first sync, in which nothing is wrong: the register as one file, and the key of what is sealed in it.
  private func healthy() async throws -> (register: Data, key: Data) {
    let world = try await Tenancy(devices: 3)
    _ = try await world.program.run("backup", "copy.db")
    defer { world.program.end() }
    return (
      try #require(world.program.bytes("copy.db")), try #require(world.program.bytes("rollcall.db.key"))
    )
  }

  private func installation(
    _ files: (register: Data, key: Data), config: String = config()
  ) throws -> Program {
    let program = try Program(config: config, key: Tenancy.key.key)
    try files.register.write(to: program.folder.appending(path: "rollcall.db"))
    try files.key.write(to: program.folder.appending(path: "rollcall.db.key"))
    chmod(program.path("rollcall.db.key"), 0o600)
    return program
  }

  @Test func `a healthy installation has no fault`() async throws {
    let program = try installation(try await healthy())

    let result = try await program.run("doctor")
    let report = try await program.json(Report.self, "doctor", "--json")

    #expect(result.status == 0, "\(result)")
    #expect(report.found == [])
    #expect(report.checks.count == Checks.all.count)
    program.end()
  }

  @Test func `each fault is found, and nothing else, with its remedy`() async throws {
    let register = try await healthy()
    let cases = Self.configurationFaults + Self.registerFaults + Self.workFaults

    for item in cases {
      let program = try installation(register)
      try item.plant(program)

      let result = try await program.run("doctor")
      let report = try await program.json(Report.self, "doctor", "--json")

      #expect(result.status == 1, "\(item.what): \(result)")
      #expect(Set(report.found) == [item.name], "\(item.what): \(report)")
      let fault = try #require(report.checks.first { !$0.ok }, "\(item.what)")
      #expect(fault.message?.contains(item.words) == true, "\(item.what): \(fault)")
      #expect(fault.hint?.isEmpty == false, "\(item.what) has no remedy")
      #expect(result.output.contains("→"), "\(item.what): \(result.output)")
      program.end()
    }
  }

  @Test func `looking changes nothing`() async throws {
    let program = try installation(try await healthy())
    let files = {
      try FileManager.default.contentsOfDirectory(atPath: program.folder.path).filter { !$0.hasPrefix("std") }
    }
    let before = (program.bytes("rollcall.db"), try files().sorted())

    _ = try await program.run("doctor")

    #expect(program.bytes("rollcall.db") == before.0)
    #expect(try files().filter { !$0.hasSuffix("-shm") && !$0.hasSuffix("-wal") }.sorted() == before.1)
    program.end()
  }

  @Test func `a port that another program has is named`() async throws {
    let tenant = try await SimulatedTenant(TenantConfiguration(key: Tenancy.key, devices: 1)).startForGood()
    let place = try #require(URL(string: tenant.url))
    let listen = "127.0.0.1:\(place.port ?? 0)"
    let register = try await healthy()
    let program = try installation(
      register, config: Self.config("web: off", "web: {listen: \"\(listen)\"}"))

    let report = try await program.json(Report.self, "doctor", "--json")
    try Plant.daemon(beat: .now, holder: "another machine").grow(in: program)
    let ours = try await program.json(Report.self, "doctor", "--json")

    #expect(report.found == ["web_port"])
    #expect(report.checks.first { !$0.ok }?.message?.contains("address already in use") == true)
    #expect(ours.found == [], "the daemon itself listens there")
    program.end()
  }

  @Test(.enabled(if: getuid() != 0, "root may write everywhere"))
  func `a register that cannot be written is named`() async throws {
    let program = try installation(try await healthy())
    chmod(program.path("rollcall.db"), 0o400)

    // SQLite gives the files beside it the same mode.
    #expect(Set(try await program.json(Report.self, "doctor", "--json").found) == ["register_folder"])
    program.end()
  }

  @Test(arguments: [(99, 0, true), (101, 0, false), (300, 200, true), (500, 200, false)])
  func `a disk is nearly full when the register could not be written anew`(
    free: Int64, register: Int64, isFull: Bool
  ) {
    let fault = DiskCheck.fault(free: free << 20, register: register << 20, "/var/lib/rollcall")

    #expect((fault != nil) == isFull)
  }
}
