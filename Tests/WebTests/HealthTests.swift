import Testing

@testable import RollcallWeb

struct HealthTests {
  @Test func `a process that answers is healthy, whatever its register and daemon do`() async throws {
    try await WebStage.with { stage in
      stage.daemon.set { $0.readiness = .registerFault("The disk is full; nothing was written.") }

      let reply = try await stage.ask("/healthz", token: nil)

      #expect(reply.status == 200 && reply.text == "ok\n")
    }
  }

  @Test(
    arguments: [
      (.firstPass, "The first pass over all connections is not done yet.\n"),
      (.registerFault("the disk is full."), "The register cannot be written: the disk is full.\n"),
      (.shuttingDown, "Rollcall is shutting down.\n"),
    ] as [(Readiness, String)])
  func `one that is not ready says why`(readiness: Readiness, reason: String) async throws {
    try await WebStage.with { stage in
      stage.daemon.set { $0.readiness = readiness }

      let reply = try await stage.ask("/readyz", token: nil)

      #expect(reply.status == 503 && reply.text == reason)
    }
  }

  @Test func `one that is ready says so, to HEAD without a body`() async throws {
    try await WebStage.with { stage in
      let reply = try await stage.ask("/readyz", token: nil)
      let head = try await stage.ask("/readyz", "HEAD", token: nil)

      #expect(reply.status == 200 && reply.text == "ready\n")
      #expect(head.status == 200 && head.text.isEmpty && head.headers["content-length"] == "6")
    }
  }
}
