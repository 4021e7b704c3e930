import JamfSchoolSimulator
import RollcallTesting
import Testing

/// What a person sees of a disk that is full in the middle of a sync.
@Suite struct FullDiskProgramTests {
  @Test func `a sync without room says so, changes nothing, and can be tried again`() async throws {
    let world = try await Tenancy(
      devices: 60, options: Tenancy.switches + "\nsafety: {max_checkout_changes: off}")
    let program = world.program
    let serials = await world.tenant.devices.map(\.serialNumber)
    for serial in serials { try await world.tenant.change(serial, .owner(.nobody)) }
    let before = try await program.run("assets", "list", "--json").output
    let runs = try await program.run("runs", "list", "--json").output

    var ends: [Int: Program.Result] = [:]
    for room in [0, 8_192, 40_000, 60_000] {
      ends[room] = try await program.runWithRoom(for: room, "sync")
      #expect(try await program.run("assets", "list", "--json").output == before)
    }
    let after = try await program.run("runs", "list", "--json").output
    let alerts = try await program.run("alerts", "list").output
    let next = try await program.run("sync", "--wait", "0s")

    #expect(ends.values.allSatisfy { $0.status == 75 }, "\(ends)")
    // With no room at all, its words found none either.
    for (room, end) in ends where room > 0 {
      #expect((end.output + end.errors).contains("disk"), "\(room): \(end)")
    }
    #expect(
      after == runs || after.contains("failed"), "a run that found room for its row says that it failed")
    #expect(alerts.contains("store_fault") == after.contains("failed"), "\(alerts)")
    #expect(!alerts.contains("connection_fault"))
    #expect(next.status == 0, "\(next)")
    #expect(try await program.run("alerts", "list").output == "No open alerts.\n")
    #expect(try await world.held().isEmpty)
    program.end()
  }
}
