import CustomDump
import JamfSchoolSimulator
import RollcallCore
import RollcallDocuments
import RollcallStore
import Testing

@testable import RollcallWeb

/// The documents of the API are those of the verbs.
struct APITests {
  @Test func `status tells of every connection in the order of the file`() async throws {
    try await WebStage.with { stage in
      let reply = try await stage.ask("/api/v1/status")

      #expect(reply.status == 200 && reply.headers["content-type"] == "application/json; charset=utf-8")
      let statuses = try ConnectionStatus.all(of: stage.school.facts, in: stage.school.register)
      expectNoDifference(reply.text, JSON.status(statuses).text + "\n")
      let rows = reply.rows("connections")
      expectNoDifference(
        rows.map { $0["connection"]?.string },
        ["riverside:jamf-school", "riverside/north:jamf-school", "lakeside:jamf-school"])
      expectNoDifference(rows.map { $0["state"]?.string }, ["ok", "paused", "needs_credentials"])
      expectNoDifference(rows[0]["next_run"]?.string, "2026-03-01T12:10:00Z")
    }
  }

  @Test func `an alert is listed, and acknowledged once and for all`() async throws {
    try await WebStage.with { stage in
      let alerts = try await stage.ask("/api/v1/alerts").rows("alerts")
      let fault = try #require(alerts.first { $0["kind"]?.string == "connection_fault" })
      let id = try #require(fault["id"]?.integer)
      let done = try await stage.ask("/api/v1/alerts/\(id)/acknowledge", "POST")

      #expect(fault["connection"]?.string == "lakeside:jamf-school")
      #expect(fault["acknowledged"] == .bool(false))
      expectNoDifference(
        done.text,
        #"{"format":1,"done":[{"kind":"acknowledge_alert","asset_id":null,"from":null,"to":"\#(id)"}]}"#
          + "\n")
      #expect(try stage.school.register.openAlerts().first { $0.id == Int64(id) }?.isAcknowledged == true)
    }
  }

  @Test func `there is no alert of another number`() async throws {
    try await WebStage.with { stage in
      let reply = try await stage.ask("/api/v1/alerts/99/acknowledge", "POST")

      #expect(reply.status == 404 && reply.complaint?.contains("99") == true)
    }
  }

  @Test func `runs come latest first, of one connection or of all`() async throws {
    try await WebStage.with { stage in
      let all = try await stage.ask("/api/v1/runs").rows("runs")
      let riverside = try await stage.ask("/api/v1/runs?connection=riverside%3Ajamf-school").rows("runs")
      let one = try await stage.ask("/api/v1/runs?limit=1").rows("runs")
      let none = try await stage.ask("/api/v1/runs?connection=riverside/north:jamf-school")

      expectNoDifference(
        all.map { $0["connection"]?.string }, ["lakeside:jamf-school", "riverside:jamf-school"])
      expectNoDifference(all.map { $0["outcome"]?.string }, ["failed", "applied"])
      expectNoDifference(riverside.map { $0["run"]?.integer }, [1])
      expectNoDifference(one.map { $0["run"]?.integer }, [2])
      #expect(none.status == 200 && none.rows("runs").isEmpty)
      let unknown = try await stage.ask("/api/v1/runs?connection=hillside:jamf-school")
      #expect(unknown.status == 404 && unknown.complaint?.contains("hillside:jamf-school") == true)
    }
  }

  @Test func `a run tells what it did`() async throws {
    try await WebStage.with { stage in
      let reply = try await stage.ask("/api/v1/runs/1")

      #expect(reply.rows("runs").count == 1)
      #expect(reply.rows("changes").contains { $0["kind"]?.string == "create_asset" })
      let missing = try await stage.ask("/api/v1/runs/99")
      #expect(missing.status == 404 && missing.complaint == "There is no run 99.")
    }
  }

  @Test func `findings are all that hold, or those of one kind`() async throws {
    try await WebStage.with { stage in
      let all = try await stage.ask("/api/v1/findings").rows("findings")
      let owners = try await stage.ask("/api/v1/findings?kind=owner_not_employee&limit=2").rows("findings")
      let others = try await stage.ask("/api/v1/findings?kind=serial_exists").rows("findings")

      #expect(all.count > 2)
      expectNoDifference(owners.map { $0["kind"]?.string }, ["owner_not_employee", "owner_not_employee"])
      #expect(others.isEmpty)
    }
  }

  @Test(arguments: [
    ("/api/v1/runs?limit=0", "limit"), ("/api/v1/runs?limit=x", "limit"),
    ("/api/v1/runs?limit=1001", "limit"),
    ("/api/v1/runs?connection=riverside", "connection"), ("/api/v1/findings?kind=nonsense", "kind"),
    ("/api/v1/findings?limit=-1", "limit"),
  ])
  func `a parameter that cannot be read is named`(path: String, name: String) async throws {
    try await WebStage.with { stage in
      let reply = try await stage.ask(path)

      #expect(reply.status == 400 && reply.complaint == "The parameter `\(name)` cannot be read.")
    }
  }
}
