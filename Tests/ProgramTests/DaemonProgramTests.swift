import CustomDump
import Foundation
import GRDB
import JamfSchoolSimulator
import RollcallCore
import RollcallTesting
import Testing

@testable import rollcall

/// `rollcall run` as a process: signals, files, and whoever works beside it.
@Suite(.timeLimit(.minutes(10))) struct DaemonProgramTests {
  private struct Status: Decodable {
    struct Connection: Decodable {
      struct Alert: Decodable { var kind: String }
      var state: String
      var applied: Int?
      var desired: Int?
      var nextRun: String?
      var openAlerts: [Alert]
    }
    var connections: [Connection]
  }

  private struct Runs: Decodable {
    struct Run: Decodable { var outcome: String }
    var runs: [Run]
  }

  private static let often = Tenancy.switches + "\ninterval: 1s"

  private func status(_ world: Tenancy) async throws -> Status.Connection {
    try #require(try await world.program.json(Status.self, "status", "--json").connections.first)
  }

  @Test func `it runs on its interval until it is told to end, and others see it`() async throws {
    let world = try await Tenancy(options: Self.often)
    let daemon = try world.program.begin("run")
    for _ in 1...3 { #expect(await daemon.says("run_ended", "riverside:jamf-school") != nil) }

    let beside = try await status(world)
    let second = try await world.program.run("run")
    let oneShot = try await world.program.run("sync")
    #expect(await daemon.says("run_ended") != nil)
    let end = await daemon.stop()
    let after = try await status(world)

    #expect(end == 0)
    #expect(beside.state == "ok" && beside.nextRun != nil && after.nextRun == nil)
    #expect(second.status == 75 && second.errors.contains("daemon"))
    #expect(oneShot.status == 0)
    let runs = try await world.program.json(Runs.self, "runs", "list", "--json").runs.map(\.outcome)
    #expect(runs.count >= 5 && runs.last == "applied" && runs.dropLast().allSatisfy { $0 == "unchanged" })
    world.program.end()
  }

  /// What a daemon leaves whose machine lost its power.
  enum Trace: CaseIterable, CustomTestStringConvertible, Sendable {
    case ofThisMachine, longSilent, fromTheFuture

    var testDescription: String { "\(self)" }
  }

  @Test(arguments: Trace.allCases)
  func `what a daemon left that could not say goodbye keeps no other from starting`(trace: Trace) async throws
  {
    let world = try await Tenancy(options: Self.often)
    #expect(try await world.program.run("sync").status == 0)
    let register = try DatabaseQueue(path: world.program.folder.appending(path: "rollcall.db").path)
    let now = Int64(Date().timeIntervalSince1970 * 1000)
    let elsewhere = "process 812 of 00000000-0000-0000-0000-000000000000 pid:[1]"
    let (holder, beat) =
      switch trace {
      case .ofThisMachine:
        (ProcessName.current.text.replacing(/process \d+/, with: "process 4194303"), now)
      case .longSilent: (elsewhere, now - 121_000)
      case .fromTheFuture: (elsewhere, now + 86_400_000)
      }
    try await register.write { db in
      try db.execute(
        sql: "INSERT OR REPLACE INTO daemon (id, holder, started, beat) VALUES (1, ?, ?, ?)",
        arguments: [holder, beat, beat])
    }
    try register.close()

    let daemon = try world.program.begin("run")

    #expect(await daemon.says("run_ended") != nil)
    #expect(await daemon.stop() == 0)
    world.program.end()
  }

  @Test func `a file that changes is noticed by itself, through a link that is swapped too`() async throws {
    let world = try await Tenancy(options: Self.often)
    let file = try #require(world.program.bytes("config.yaml"))
    try world.program.write(String(decoding: file, as: UTF8.self), to: "first.yaml")
    try world.program.write(
      String(decoding: file, as: UTF8.self) + "\n        asset_name: name\n", to: "second.yaml")
    func point(to target: String) throws {
      try FileManager.default.createSymbolicLink(
        atPath: world.program.path("link"), withDestinationPath: target)
      #expect(rename(world.program.path("link"), world.program.path("config.yaml")) == 0)
    }
    try point(to: "first.yaml")
    let daemon = try world.program.begin("run")
    #expect(await daemon.says("run_ended") != nil)

    try point(to: "second.yaml")

    #expect(await daemon.says("config_read") != nil)
    #expect(await daemon.says("run_ended", #""outcome":"applied""#) != nil)
    #expect(await daemon.stop() == 0)
    let list = try await world.program.json(Tenancy.AssetList.self, "assets", "list", "--json")
    #expect(list.assets.allSatisfy { $0.name != nil })
    world.program.end()
  }

  @Test func `a file that cannot be read as a whole changes nothing, and a whole one is used again`()
    async throws
  {
    let world = try await Tenancy(options: Self.often)
    let file = String(decoding: try #require(world.program.bytes("config.yaml")), as: UTF8.self)
      .replacing("version: 1", with: "version: 1\nweb: {listen: '127.0.0.1:0', token: {file: token}}")
    try world.program.write(file, to: "config.yaml")
    try world.program.write("TOKENOFTHISTEST", to: "token")
    let daemon = try world.program.begin("run")
    let web = try #require(await daemon.says("web_listening")?.firstMatch(of: /127\.0\.0\.1:\d+/)).output
    #expect(await daemon.says("run_ended") != nil)

    try world.program.write("version: 1\naccounts: [", to: "config.yaml")
    daemon.signal(SIGHUP)
    #expect(await daemon.says("config_refused", "config.yaml:3") != nil)
    for _ in 1...2 { #expect(await daemon.says("run_ended") != nil) }
    let refused = try await refusedFile(world, String(web))
    try world.program.write(file, to: "config.yaml")
    daemon.signal(SIGHUP)
    #expect(await daemon.says("config_read") != nil)
    #expect(await daemon.says("run_ended") != nil)
    let accepted = try await refusedFile(world, String(web))

    #expect(refused.count == 1 && refused[0].contains("config.yaml:3"))
    #expect(accepted == [])
    #expect(await daemon.stop() == 0)
    #expect(try await status(world).openAlerts.isEmpty)
    world.program.end()
  }

  /// Why the daemon does not use the file that is there, as it tells who asks.
  private func refusedFile(_ world: Tenancy, _ web: String) async throws -> [String] {
    struct Answer: Decodable { var refusedFile: [String] }
    let answer = try await world.program.run(command: [
      "curl", "-sS", "--max-time", "30", "-H", "Authorization: Bearer TOKENOFTHISTEST",
      "http://\(web)/api/v1/status",
    ])
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(Answer.self, from: Data(answer.output.utf8)).refusedFile
  }

  @Test
  func
    `a key that is wrong is refused on SIGHUP and after a restart, the last good one runs on, and a right one ends it`()
    async throws
  {
    let world = try await Tenancy(options: Self.often)
    let good = try #require(world.program.bytes("key"))
    var daemon = try world.program.begin("run")
    #expect(await daemon.says("run_ended") != nil)

    try world.program.write("KEYTHATTHETENANTDOESNOTKNOW", to: "key")
    daemon.signal(SIGHUP)
    #expect(await daemon.says("config_read") != nil)
    for _ in 1...2 { #expect(await daemon.says("run_ended", #""outcome":"unchanged""#) != nil) }
    let refused = try await status(world)
    #expect(await daemon.stop() == 0)
    daemon = try world.program.begin("run")
    for _ in 1...2 { #expect(await daemon.says("run_ended", #""outcome":"unchanged""#) != nil) }
    let restarted = try await status(world)
    let oneShot = try await world.program.run("sync")
    try world.program.write(String(decoding: good, as: UTF8.self), to: "key")
    daemon.signal(SIGHUP)
    #expect(await daemon.says("config_read") != nil)
    for _ in 1...2 { #expect(await daemon.says("run_ended") != nil) }
    let righted = try await status(world)

    #expect(await daemon.stop() == 0)
    for seen in [refused, restarted] {
      #expect(seen.state == "needs_credentials" || seen.state == "ok")
      #expect(seen.applied == 1 && seen.desired == 2)
      expectNoDifference(seen.openAlerts.map(\.kind), ["update_refused"])
    }
    #expect(oneShot.status == 77)
    #expect(righted.openAlerts.isEmpty && righted.applied == righted.desired && righted.state == "ok")
    expectNoDifference(daemon.lines.filter { $0.contains("run_failed") || $0.contains("KEYTHAT") }, [])
    world.program.end()
  }

  @Test(arguments: [1, 2]) func `it ends with 0 though a tenant never answers, at once when told so twice`(
    signals: Int
  ) async throws {
    let world = try await Tenancy(options: Self.often)
    await world.tenant.set(faults: [Fault(.silence)])
    let daemon = try world.program.begin("run", "--log-level", "debug")
    #expect(await daemon.says("run_started") != nil)

    for _ in 1...signals { daemon.signal(SIGTERM) }

    #expect(await daemon.end() == 0)
    await world.tenant.set()
    #expect(try await world.program.run("sync", "--wait", "0s").status == 0)
    world.program.end()
  }

  @Test func `it ends though it is just reading secrets that do not come`() async throws {
    let world = try await Tenancy(options: Self.often)
    let config = String(decoding: try #require(world.program.bytes("config.yaml")), as: UTF8.self)
    let daemon = try world.program.begin("run")
    #expect(await daemon.says("run_ended") != nil)
    #expect(mkfifo(world.program.path("fifo"), 0o600) == 0)
    var slow = config.replacing("{file: key}", with: "{exec: [cat, fifo]}")
    // As many more, so that they cannot all be waited for.
    let account = slow[(slow.range(of: "  riverside:")?.lowerBound ?? slow.endIndex)...]
    for number in 1...20 {
      slow +=
        "\n"
        + account.replacing("  riverside:", with: "  other-\(number):")
        .replacing("network_id: \"", with: "network_id: \"\(number)")
    }
    try world.program.write(slow, to: "config.yaml")
    daemon.signal(SIGHUP)
    #expect(await daemon.says("config_read") != nil)

    #expect(await daemon.stop() == 0)
    world.program.end()
  }

  @Test(arguments: [KilledWorld.Register.new, .inUse])
  func `wherever it is killed, the next one goes on as if nothing had happened`(
    register: KilledWorld.Register
  ) async throws {
    let world = try await KilledWorld(register)

    let killed = try await world.interrupt(stride(from: 1, through: 51, by: 10)) { program, sign in
      let isKilled = try await program.runUntilSign(sign, "run", "--log-level", "debug") == -SIGKILL
      let next = try program.begin("run")
      #expect(await next.says("run_ended") != nil, "at \(sign): \(next.lines)")
      #expect(await next.stop() == 0, "at \(sign)")
      return isKilled
    }

    #expect(killed >= 3)
  }
}
