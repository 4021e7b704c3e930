import CustomDump
import Metrics
import RollcallCore
import RollcallStore
import RollcallSync
import Testing

@testable import RollcallWeb

struct MetricTests {
  @Test func `what the register knows is shown for every connection of the settings`() async throws {
    try await WebStage.with { stage in
      let reply = try await stage.ask("/metrics", token: nil)
      let metrics = try Exposition(reply.text)

      #expect(reply.headers["content-type"] == "text/plain; version=0.0.4; charset=utf-8")
      #expect(metrics.value("rollcall_build_info", ["version": "1.2.3"]) == 1)
      #expect(metrics.value("rollcall_ready") == 1)
      #expect(metrics.value("rollcall_register_readable") == 1)
      let riverside = ["connection": "riverside:jamf-school"]
      let lakeside = ["connection": "lakeside:jamf-school"]
      let north = ["connection": "riverside/north:jamf-school"]
      #expect(metrics.value("rollcall_connection_up", riverside) == 1)
      #expect(metrics.value("rollcall_connection_up", lakeside) == 0)
      #expect(metrics.value("rollcall_connection_up", north) == nil)
      let devices = stage.school.reports[0].plan.map { Double($0.devices) }
      #expect(devices != nil && metrics.value("rollcall_connection_devices", riverside) == devices)
      #expect(metrics.value("rollcall_connection_devices", lakeside) == nil)
      let success = metrics.value("rollcall_connection_last_success_timestamp_seconds", riverside)
      #expect((success ?? 0) >= Double(School.noon.milliseconds) / 1000)
      #expect(metrics.value("rollcall_connection_last_success_timestamp_seconds", lakeside) == nil)
      #expect(metrics.value("rollcall_alerts_open", ["kind": "connection_fault"]) == 1)
      #expect(metrics.value("rollcall_alerts_open", ["kind": "held"]) == 0)
      #expect(metrics.value("rollcall_connection_alerts_open", lakeside) == 1)
      #expect(metrics.value("rollcall_connection_alerts_open", north) == 0)
    }
  }

  @Test func `everything that is counted is there at zero, and counts`() async throws {
    try await WebStage.with { stage in
      let before = try Exposition(try await stage.ask("/metrics").text)
      for report in stage.school.reports { stage.tally.count(report) }
      stage.tally.count(.refused)
      stage.tally.count(DeliveryReport(attempts: [.mail: AttemptCount(sent: 2, failed: 1)]))
      let after = try Exposition(try await stage.ask("/metrics").text)

      for outcome in RunReport.Outcome.allCases {
        #expect(before.value("rollcall_runs_total", ["outcome": outcome.rawValue]) == 0)
      }
      #expect(after.value("rollcall_runs_total", ["outcome": "applied"]) == 1)
      #expect(after.value("rollcall_runs_total", ["outcome": "failed"]) == 1)
      #expect(after.value("rollcall_run_failures_total", ["kind": "authentication"]) == 1)
      #expect(after.value("rollcall_run_seconds_count") == 2)
      let seconds = Double(stage.school.reports.map(\.milliseconds).reduce(0, +)) / 1000
      #expect(abs((after.value("rollcall_run_seconds_sum") ?? -1) - seconds) < 1e-6)
      #expect(after.value("rollcall_config_reloads_total", ["outcome": "refused"]) == 1)
      #expect(after.value("rollcall_deliveries_total", ["channel": "mail", "outcome": "sent"]) == 2)
      #expect(after.value("rollcall_deliveries_total", ["channel": "mail", "outcome": "failed"]) == 1)
      #expect(after.value("rollcall_deliveries_total", ["channel": "webhook", "outcome": "failed"]) == 0)
    }
  }

  @Test func `every metric of the list is shown, and none besides`() async throws {
    try await WebStage.with { stage in
      let metrics = try Exposition(try await stage.ask("/metrics").text)

      expectNoDifference(
        metrics.types,
        Dictionary(uniqueKeysWithValues: MetricName.allCases.map { ($0.rawValue, $0.kind.rawValue) }))
      expectNoDifference(
        metrics.helps, Dictionary(uniqueKeysWithValues: MetricName.allCases.map { ($0.rawValue, $0.help) }))
    }
  }

  @Test func `names follow the conventions of Prometheus`() {
    for name in MetricName.allCases {
      #expect(name.rawValue.hasPrefix("rollcall_"))
      #expect((name.kind == .counter) == name.rawValue.hasSuffix("_total"))
      #expect(name.help.hasSuffix("."))
    }
  }

  @Test func `a connection that left the settings ends in the metrics`() async throws {
    let school = try await School.synced()
    let context = WebContext(
      version: "1", register: school.register, board: MetricBoard(), connections: { [school.facts[2]] },
      readiness: { .firstPass }, syncNow: { _ in true }, token: { nil })

    let metrics = try Exposition(await Scrape(context: context).answer().body)

    #expect(metrics.value("rollcall_ready") == 0)
    expectNoDifference(
      Set(metrics.samples.compactMap { $0.labels["connection"] }), ["lakeside:jamf-school"])
  }

  @Test func `a label that nobody foresaw is not kept`() {
    let board = MetricBoard()

    Counter(label: "rollcall_runs_total", dimensions: [("device", "1")], factory: board).increment()
    Counter(label: "other", factory: board).increment()
    Counter(label: "rollcall_runs_total", dimensions: [("outcome", "applied")], factory: board).increment(
      by: 3)

    expectNoDifference(board.readings().map(\.series), [MetricSeries(.runs, "applied")])
    expectNoDifference(board.readings().map(\.reading.sum), [3])
  }

  @Test func `whatever a label says, the text can be read`() throws {
    var text = MetricText()
    text.add(MetricSeries(.buildInfo, "a\"b\\c\nd,e=\"f\"}"), 0.5)
    text.add(MetricSeries(.connectionDevices, "x"), 123_456_789_012)

    let metrics = try Exposition(text.text)

    #expect(metrics.value("rollcall_build_info", ["version": "a\"b\\c\nd,e=\"f\"}"]) == 0.5)
    #expect(metrics.value("rollcall_connection_devices", ["connection": "x"]) == 123_456_789_012)
  }
}
