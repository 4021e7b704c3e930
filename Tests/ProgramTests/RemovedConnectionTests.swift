import RollcallTesting
import Testing

/// A connection that was taken out of the file: its assets stay, and people can still let go of what it left.
@Suite struct RemovedConnectionTests {
  private static let removed = "riverside:jamf-school"
  private static let empty = """
    version: 1
    register: {path: rollcall.db}
    accounts:
      riverside:
        name: Riverside Schools
    """

  /// A school whose connection is no longer in the file.
  private func world() async throws -> Tenancy {
    let world = try await Tenancy(devices: 4)
    try world.program.write(Self.empty, to: "config.yaml")
    return world
  }

  private func assets(_ world: Tenancy) async throws -> Int {
    try await world.program.json(Tenancy.AssetList.self, "assets", "list", "--json").assets.count
  }

  @Test func `its links can be forgotten, and the assets stay`() async throws {
    let world = try await world()

    let forgotten = try await world.program.run("connections", "forget", Self.removed)
    let again = try await world.program.run("connections", "forget", Self.removed)

    #expect(forgotten.status == 0, "\(forgotten.errors)")
    #expect(again.output.contains("Nothing to do"))
    #expect(try await assets(world) == 4)
    world.program.end()
  }

  @Test func `what it made can be deleted`() async throws {
    let world = try await world()
    for asset in try await world.held() { _ = try await world.program.run("assets", "check-in", asset) }

    let deleted = try await world.program.run("assets", "delete", "--linked-by", Self.removed, "--yes")

    #expect(deleted.status == 0, "\(deleted.errors)")
    #expect(try await assets(world) == 0)
    world.program.end()
  }

  @Test func `one that never was is a slip of the pen`() async throws {
    let world = try await world()

    #expect(try await world.program.run("connections", "forget", "riverside:jamf-scool").status == 64)
    world.program.end()
  }
}
