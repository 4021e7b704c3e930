import ArgumentParser
import RollcallConfig
import RollcallCore
import RollcallDocuments
import RollcallKit
import RollcallStore

struct StatusCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Show how each connection is doing.",
    discussion: "Reads the register only; `rollcall test` asks the tenants.")

  @OptionGroup var common: CommonOptions

  func run() async throws {
    try await reporting(common) {
      let workspace = try Workspace.open(common)
      let register = try workspace.registerForReading()
      let alerts = try register?.openAlerts() ?? []
      let lines = try workspace.settings.connections.map { connection in
        ConnectionStatus(
          connection: connection, hasFileErrors: workspace.fileError(of: connection.reference) != nil,
          isTested: try register?.testedSettings(of: connection.reference) != nil,
          pause: try register?.pauseReason(of: connection.reference),
          heldRun: try register?.heldRun(of: connection.reference),
          last: try register?.lastRun(of: connection.reference),
          alerts: alerts.filter { $0.connection == connection.reference })
      }
      if common.json {
        Terminal.print(JSON.document(("connections", .array(lines.map(\.json)))).text)
      } else {
        show(lines)
      }
    }
  }

  private func show(_ lines: [ConnectionStatus]) {
    var table = Table("CONNECTION", "STATE", "LAST RUN", "OUTCOME", "DEVICES", "ALERTS")
    for line in lines {
      table.add(
        line.connection.reference.description, line.state, line.last?.started.text,
        line.last?.outcome.rawValue,
        line.last.map { "\($0.devices)" }, line.alerts.isEmpty ? nil : "\(line.alerts.count)")
    }
    Terminal.print(table.lines(width: Terminal.width))
    for alert in lines.flatMap(\.alerts) {
      Terminal.print("alert \(alert.id), \(alert.connection): \(alert.message)")
    }
    Terminal.print(lines.flatMap(\.advice))
  }
}

/// How one connection is doing.
private struct ConnectionStatus {
  var connection: ConnectionSettings
  var hasFileErrors: Bool
  var isTested: Bool
  /// Why it is paused; nil when it is not.
  var pause: String?
  /// The run that waits for a person; nil when none does.
  var heldRun: Int64?
  var last: RunRow?
  var alerts: [AlertRow]

  /// The state of highest precedence.
  var state: String {
    if !connection.isEnabled || pause != nil { return "paused" }
    if heldRun != nil { return "held" }
    if hasFileErrors { return "needs_config" }
    if let kind = last?.failure.flatMap({ IntegrationError.Kind(rawValue: $0.kind) }) {
      return Self.state(of: kind)
    }
    return last == nil ? "pending" : "ok"
  }

  /// What a person can do about a run that waits, or a pause.
  var advice: [String] {
    let reference = connection.reference
    return (heldRun.map { ["\(reference): run \($0) waits.", "  \(HeldRun(number: $0).advice)"] } ?? [])
      + (pause.map {
        [
          "\(reference) is paused (\($0)).", "  → `rollcall connections resume \(reference)` lets it go on.",
        ]
      } ?? [])
  }

  private static func state(of kind: IntegrationError.Kind) -> String {
    switch kind {
    case .configuration: "needs_config"
    case .authentication: "needs_credentials"
    case .permission: "needs_permission"
    case .malformed: "provider_changed"
    case .rateLimited, .transient, .incomplete: "degraded"
    case .unsupported, .cancelled: "ok"
    }
  }

  var json: JSON {
    let run = last.map { last in
      JSON.object([
        ("run", .int(last.run)), ("started", .string(last.started.text)),
        ("seconds", .double(Double(last.milliseconds) / 1000)), ("outcome", .string(last.outcome.rawValue)),
      ])
    }
    return .object([
      ("connection", .string(connection.reference.description)), ("state", .string(state)),
      ("enabled", .bool(connection.isEnabled)), ("paused", .bool(pause != nil)),
      ("applied", isTested ? .int(1) : .null), ("desired", .int(1)), ("last_run", run ?? .null),
      ("next_run", .null), ("held_run", .optional(heldRun)),
      ("open_alerts", .array(alerts.map(\.json))),
    ])
  }
}
