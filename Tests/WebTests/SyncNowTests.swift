import CustomDump
import RollcallCore
import RollcallStore
import Testing

@testable import RollcallWeb

struct SyncNowTests {
  @Test(arguments: [
    "riverside:jamf-school", "riverside%3Ajamf-school",
  ])
  func `a connection is run when somebody asks for it`(name: String) async throws {
    try await WebStage.with { stage in
      let reply = try await stage.ask("/api/v1/connections/\(name)/sync", "POST")

      #expect(reply.status == 202)
      expectNoDifference(
        reply.text, #"{"format":1,"accepted":{"connection":"riverside:jamf-school"}}"# + "\n")
      expectNoDifference(stage.daemon.now.synced, [School.riverside])
    }
  }

  @Test(arguments: ["riverside/north:jamf-school", "riverside%2Fnorth:jamf-school"])
  func `a disabled one is not, and a sub-account's slash may be written either way`(
    name: String
  ) async throws {
    try await WebStage.with { stage in
      let reply = try await stage.ask("/api/v1/connections/\(name)/sync", "POST")

      #expect(reply.status == 409 && reply.complaint == "riverside/north:jamf-school is disabled.")
      #expect(stage.daemon.now.synced.isEmpty)
    }
  }

  @Test func `a paused one is not, and the answer says why it is paused`() async throws {
    try await WebStage.with { stage in
      let hand = Hand(account: School.riverside.account, person: "ada", instant: School.noon)
      _ = try stage.school.register.pause(School.riverside, by: hand)

      let reply = try await stage.ask("/api/v1/connections/riverside:jamf-school/sync", "POST")

      #expect(reply.status == 409 && reply.complaint == "riverside:jamf-school is paused (by hand).")
      #expect(stage.daemon.now.synced.isEmpty)
    }
  }

  @Test(arguments: ["nowhere:jamf-school", "riverside:acme", "riverside"])
  func `there is no other`(name: String) async throws {
    try await WebStage.with { stage in
      let reply = try await stage.ask("/api/v1/connections/\(name)/sync", "POST")

      #expect(reply.status == 404 && reply.complaint == "There is no connection \(name).")
    }
  }

  @Test func `nothing is begun while the daemon ends`() async throws {
    try await WebStage.with { stage in
      stage.daemon.set { $0.readiness = .shuttingDown }

      let reply = try await stage.ask("/api/v1/connections/riverside:jamf-school/sync", "POST")

      #expect(reply.status == 503 && stage.daemon.now.synced.isEmpty)
    }
  }
}
