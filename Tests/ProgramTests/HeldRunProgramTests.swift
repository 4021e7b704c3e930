import Foundation
import JamfSchoolSimulator
import RollcallTesting
import Testing

/// Held runs and undo as a person meets them: exit codes, words and documents (I1, I4).
@Suite struct HeldRunProgramTests {
  struct Plans: Decodable {
    struct Entry: Decodable {
      struct Hold: Decodable {
        var rule: String
        var message: String
      }
      struct Refused: Decodable {
        var kind: String
        var hint: String
      }
      var run: Int?
      var applied: Bool
      var held: Hold?
      var refused: Refused?
      var skipped: String?
      var summary: [String: Int]
    }
    var plans: [Entry]
  }

  struct Undo: Decodable {
    struct Change: Decodable {
      var kind: String
      var why: String?
    }
    var undone: [Change]
    var left: [Change]
  }

  struct Status: Decodable {
    struct Connection: Decodable {
      struct Alert: Decodable { var kind: String }
      struct Refusal: Decodable {
        var kind: String
        var message: String
      }
      var state: String
      var paused: Bool
      var applied: Int?
      var desired: Int
      var refused: Refusal?
      var openAlerts: [Alert]
    }
    var connections: [Connection]
  }

  private static let strict = Tenancy.switches + "\nsafety: {max_checkout_changes: 2}"

  @Test func `a mass un-assignment is held, shown, and discarded`() async throws {
    let world = try await Tenancy(options: Self.strict)
    let program = world.program
    let held = try await world.held()
    try await world.unassign(held.prefix(5))

    let plan = try await program.run("plan", "--json")
    let sync = try await program.run("sync", "--json")
    let entry = try #require(
      try await program.json(Plans.self, "sync", "--json").plans.first, "An equal plan keeps the run.")
    let run = try #require(entry.run)
    let status = try await program.json(Status.self, "status", "--json").connections[0]
    let shown = try await program.run("runs", "show", "\(run)", "--json")
    let discarded = try await program.run("runs", "discard", "\(run)", "--json")
    let late = try await program.run("runs", "approve", "\(run)", "--json")

    #expect(plan.status == 0 && sync.status == 4)
    #expect(entry.held?.rule == "I1" && !entry.applied && entry.summary["check_in"] == 5)
    #expect(sync.output.contains("\"run\":\(run),"))
    #expect(status.state == "held")
    #expect(status.openAlerts.map(\.kind).filter { $0 == "held" }.count == 1)
    #expect(shown.output.components(separatedBy: "\"kind\":\"check_in\"").count == 6)
    #expect(discarded.status == 0 && late.status == 4)
    #expect(try await world.held() == held)
    program.end()
  }

  @Test func `approving carries the plan out, and undoing takes it back`() async throws {
    let world = try await Tenancy(options: Self.strict)
    let program = world.program
    let held = try await world.held()
    let chosen = Array(held.prefix(5))
    try await world.unassign(chosen)
    let run = try #require(try await program.json(Plans.self, "sync", "--json").plans[0].run)

    let approved = try await program.json(Plans.self, "runs", "approve", "\(run)", "--json").plans[0]
    let free = try await world.held()
    let undo = try await program.json(Undo.self, "runs", "undo", "\(run)", "--json")
    let again = try await program.run("runs", "undo", "\(run)")
    let skipped = try await program.json(Plans.self, "sync", "--json").plans[0]
    let named = try await program.run("sync", "riverside:jamf-school", "--json")
    let resumed = try await program.run("connections", "resume", "riverside:jamf-school")

    #expect(approved.applied && approved.run == run && approved.summary["check_in"] == 5)
    #expect(Set(held).subtracting(free) == Set(chosen))
    #expect(undo.undone.map(\.kind) == Array(repeating: "check_in", count: 5) && undo.left.isEmpty)
    #expect(try await world.held() == held)
    #expect(again.status == 4)
    #expect(skipped.skipped == "paused" && named.status == 4 && resumed.status == 0)
    #expect(try await program.run("connections", "resume", "riverside:jamf-school").status == 4)
    #expect(try await program.run("runs", "undo", "999").status == 64)
    program.end()
  }

  @Test func `a saved plan is carried out to the letter, and refused once something moved`() async throws {
    let world = try await Tenancy()
    let program = world.program
    let held = try await world.held()
    try await world.unassign([held[0]])
    #expect(try await program.run("plan", "--out", "first.plan", "--exit-code").status == 2)
    try await world.unassign([held[1]])
    #expect(try await program.run("plan", "--out", "second.plan").status == 0)
    #expect(try await program.run("assets", "edit", held[2], "--notes", "Scratched").status == 0)

    let first = try await program.json(Plans.self, "sync", "--plan", "first.plan", "--json").plans[0]
    let late = try await program.run("sync", "--plan", "second.plan", "--json")

    #expect(first.applied && first.summary == ["check_in": 1])
    #expect(try await world.held() == held.filter { $0 != held[0] })
    #expect(late.status == 4 && late.output.contains(#""refused":{"kind":"moved""#))
    #expect(try await program.run("sync", "--plan", "none.plan").status == 64)
    #expect(try await program.run("sync", "--plan", "config.yaml").status == 64)
    program.end()
  }

  @Test func `the brake holds for a saved plan too`() async throws {
    let world = try await Tenancy()
    let program = world.program
    let held = try await world.held()
    try await world.unassign(held.prefix(5))
    _ = try await program.run("plan", "--out", "saved.plan")
    try world.configure(Self.strict)

    let sync = try await program.run("sync", "--plan", "saved.plan", "--json")

    #expect(sync.status == 4 && sync.output.contains(#""held":{"rule":"I1""#))
    #expect(try await world.held() == held)
    program.end()
  }

  @Test func `a plan on an empty register can be saved and carried out`() async throws {
    let world = try await Tenancy(devices: 4)
    let program = try Program(
      config: Program.config(url: world.tenant.url, networkID: Tenancy.key.networkID), key: Tenancy.key.key)
    #expect(try await program.run("plan", "--out", "saved.plan").status == 0)
    #expect(program.bytes("rollcall.db") == nil)

    let sync = try await program.json(Plans.self, "sync", "--plan", "saved.plan", "--json").plans[0]

    #expect(sync.applied && sync.summary["create_asset"] == 4)
    #expect(try await program.run("plan", "--exit-code").status == 0)
    world.program.end()
    program.end()
  }
}
