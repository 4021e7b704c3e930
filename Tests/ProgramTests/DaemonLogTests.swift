import Foundation
import GRDB
import JamfSchoolSimulator
import RollcallTesting
import Testing

/// What the log of the running daemon says, once when it happens.
@Suite(.timeLimit(.minutes(10))) struct DaemonLogTests {
  private static let often = Tenancy.switches + "\ninterval: 1s"
  private static let name = "riverside:jamf-school"

  private func count(_ event: String, in daemon: RunningProgram) -> Int {
    daemon.lines.count { $0.contains("\"\(event)\"") }
  }

  @Test func `a connection that is taken out and put back, and the end`() async throws {
    let world = try await Tenancy(devices: 3, options: Self.often)
    let daemon = try world.program.begin("run")
    #expect(await daemon.says("run_ended") != nil)

    try world.configure(Self.often + "\nenabled: false")
    daemon.signal(SIGHUP)
    #expect(await daemon.says("connection_removed", Self.name) != nil)
    #expect(await daemon.says("config_read") != nil)
    try world.configure(Self.often)
    daemon.signal(SIGHUP)
    #expect(await daemon.says("connection_added", Self.name) != nil)
    #expect(await daemon.says("config_read") != nil)
    #expect(await daemon.stop() == 0)
    #expect(await daemon.says("daemon_stopping") != nil)
    #expect(await daemon.says("daemon_stopped") != nil)

    #expect(count("connection_removed", in: daemon) == 1 && count("connection_added", in: daemon) == 1)
    #expect(count("daemon_stopping", in: daemon) == 1)
    world.program.end()
  }

  @Test func `the alert of a connection that is taken out is over, and is no recovery`() async throws {
    let world = try await Tenancy(devices: 3, options: Self.often)
    await world.tenant.set(faults: [Fault(.unauthorized)])
    let daemon = try world.program.begin("run")
    #expect(await daemon.says("alert_opened", Self.name, "connection_fault") != nil)

    try world.configure(Self.often + "\nenabled: false")
    daemon.signal(SIGHUP)
    #expect(await daemon.says("config_read") != nil)
    let alerts = try await world.program.run("alerts", "list")

    #expect(await daemon.stop() == 0)
    #expect(alerts.output.contains("No open alerts"), "\(alerts)")
    #expect(count("alert_opened", in: daemon) == 1 && count("alert_closed", in: daemon) == 0)
    world.program.end()
  }

  @Test func `details of old runs that go`() async throws {
    let world = try await Tenancy(devices: 3, options: Self.often)
    _ = try await world.program.run("sync")
    let register = try DatabaseQueue(path: world.program.path("rollcall.db"))
    try await register.write { db in try db.execute(sql: "UPDATE runs SET started = 1 WHERE id = 1") }

    let daemon = try world.program.begin("run", "--log-level", "debug")
    #expect(await daemon.says("runs_forgotten", "\"changes\":1") != nil)
    #expect(await daemon.stop() == 0)
    world.program.end()
  }

  @Test func `a disk that takes nothing any more`() async throws {
    let world = try await Tenancy(devices: 3, options: Self.often)
    // Somebody has the register open, so that its log is there, and is too long to grow.
    let register = try DatabaseQueue(path: world.program.path("rollcall.db"))
    defer { try? register.close() }
    try await register.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA wal_autocheckpoint = 0")
      for _ in 1...20 { try db.execute(sql: "UPDATE runs SET started = started") }
    }

    let daemon = try world.program.beginWithRoom(for: 40_000, "run")

    #expect(await daemon.says("store_full", "hint") != nil, "\(daemon.lines)")
    #expect(await daemon.stop() == 0)
    #expect(count("store_full", in: daemon) == 1)
    world.program.end()
  }
}
