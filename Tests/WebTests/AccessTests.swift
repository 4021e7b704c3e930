import CustomDump
import Foundation
import JamfSchoolSimulator
import RollcallKit
import RollcallStore
import RollcallTesting
import Testing

@testable import RollcallWeb

/// Who may ask what.
struct AccessTests {
  @Test func `the API tells nothing without its token, not even which addresses there are`() async throws {
    try await WebStage.with { stage in
      for path in [
        "/api/v1/status", "/api/v1/runs/1", "/api/v1/nothing", "/api/v1", "/api/%761/status",
        "/%61pi/v1/status",
      ] {
        let reply = try await stage.ask(path, token: nil)
        #expect(reply.status == 401 && reply.headers["www-authenticate"] == "Bearer realm=\"rollcall\"")
        #expect(reply.complaint == "The API asks for its token.")
      }
    }
  }

  @Test(arguments: [
    "Bearer wrong", "Bearer \(WebStage.token)x", "Bearer \(WebStage.token.dropLast())", "Bearer ", "Bearer",
    "Basic \(WebStage.token)", WebStage.token, "Bearer \(WebStage.token) \(WebStage.token)",
  ])
  func `another token opens nothing`(authorization: String) async throws {
    try await WebStage.with { stage in
      let reply = try await stage.ask(
        "/api/v1/status", token: nil, headers: ["Authorization": authorization])

      #expect(reply.status == 401 && reply.json?["connections"] == nil)
    }
  }

  @Test(arguments: [nil, Secret("")])
  func `without a token in the settings the API is closed, and says which setting opens it`(
    secret: Secret?
  ) async throws {
    try await WebStage.with { stage in
      stage.daemon.set { $0.token = secret }

      let reply = try await stage.ask("/api/v1/status", token: "")
      let health = try await stage.ask("/healthz", token: nil)

      #expect(reply.status == 403 && reply.complaint == "The API is closed: no token is set.")
      #expect(reply.text.contains("`web.token`"))
      #expect(health.status == 200)
    }
  }

  @Test func `a token that was changed counts at once`() async throws {
    try await WebStage.with { stage in
      stage.daemon.set { $0.token = Secret("NEW") }

      let old = try await stage.ask("/api/v1/status")
      let new = try await stage.ask("/api/v1/status", token: "NEW")

      #expect(old.status == 401 && new.status == 200)
    }
  }

  @Test func `the token stands in no line of the log and in no answer`() async throws {
    try await WebStage.with { stage in
      var texts: [String] = []
      for path in ["/healthz", "/metrics", "/api/v1/status", "/api/v1/nothing?token=x"] {
        texts.append(try await stage.ask(path).text)
      }
      texts.append(try await stage.ask("/api/v1/status?t=OF-THIS-TEST", token: WebStage.token + "x").text)

      #expect(
        stage.lines.all.contains {
          $0.hasPrefix("warning web_refused method=GET path=/api/v1/status status=401")
        })
      #expect((texts + stage.lines.all).allSatisfy { !$0.contains("OF-THIS-TEST") })
    }
  }

  @Test func `a secret that got into the register does not get out of it`() async throws {
    try await WebStage.with { stage in
      let secret = Secret("CANARY-OF-A-TENANT")
      let record = RunRecord(
        started: School.noon, milliseconds: 1, opened: [.providerChanged: "It said \(secret.reveal())."])
      let failure = RunFailure(kind: "malformed", message: "Not JSON: \(secret.reveal())", hint: nil)
      let run = try stage.school.register.record(record, failure: failure, of: School.riverside)

      for path in ["status", "alerts", "runs", "runs/\(run)"] {
        let text = try await stage.ask("/api/v1/\(path)").text
        #expect(text.contains("[secret]") && !text.contains("CANARY"), "\(path)")
      }
    }
  }

  @Test(arguments: [
    ("/api/v1/status", "POST", "GET, HEAD"), ("/healthz", "DELETE", "GET, HEAD"),
    ("/api/v1/alerts/1/acknowledge", "GET", "POST"), ("/api/v1/status", "OPTIONS", "GET, HEAD"),
    ("/api/v1/connections/riverside:jamf-school/sync", "PUT", "POST"),
  ])
  func `an address does not take every method`(path: String, method: String, allowed: String) async throws {
    try await WebStage.with { stage in
      let reply = try await stage.ask(path, method)

      #expect(reply.status == 405 && reply.headers["allow"] == allowed)
      #expect(stage.daemon.now.synced.isEmpty)
    }
  }

  @Test(arguments: ["/", "/api/v1/nothing", "/index.html"])
  func `there is nothing elsewhere`(path: String) async throws {
    try await WebStage.with { stage in
      let reply = try await stage.ask(path)

      #expect(reply.status == 404 && reply.complaint == "There is nothing at this address.")
    }
  }

  @Test func `no answer is kept, guessed at, or shared with pages of others`() async throws {
    try await WebStage.with { stage in
      for path in ["/healthz", "/metrics", "/api/v1/status", "/nothing"] {
        let reply = try await stage.ask(path, headers: ["Origin": "https://elsewhere.example"])
        #expect(reply.headers["cache-control"] == "no-store")
        #expect(reply.headers["x-content-type-options"] == "nosniff")
        #expect(reply.headers["server"] == nil)
        #expect(!reply.headers.keys.contains { $0.hasPrefix("access-control") })
      }
    }
  }

  @Test func `a long body is refused`() async throws {
    try await WebStage.with { stage in
      let reply = try await stage.ask(
        "/api/v1/connections/riverside:jamf-school/sync", "POST", body: Data(count: 100_000))

      #expect(reply.status == 413 && stage.daemon.now.synced.isEmpty)
    }
  }
}
