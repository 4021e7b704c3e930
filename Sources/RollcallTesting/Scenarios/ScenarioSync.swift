import Foundation
import RollcallConfig
import RollcallCore
import RollcallKit
import RollcallStore
import RollcallSync

extension ScenarioWorld {
  /// One sync of a connection, or of all that are enabled and not paused. Each is planned before, which must say the same, and
  /// after, which must find nothing to do (A5). One that fails or is held must leave the register as it was (A2, I1).
  func sync(_ chosen: ConnectionReference?, _ end: ScenarioStep.SyncEnd) async throws {
    last = []
    let config = config
    guard let settings = config.settings, settings.brokenConnections.isEmpty else {
      complaints += config.issues.map { "the settings are refused: \($0.line(file: config.file))" }
      return
    }
    try know(settings)
    let active = settings.connections.filter { $0.isEnabled && !paused.contains($0.reference) }
    let connections = active.filter { chosen == nil || chosen == $0.reference }
    if connections.isEmpty { throw ScenarioMistake("there is no connection to sync") }
    for connection in connections {
      clock.advance(by: .seconds(600))
      try await sync(ConnectionSetup(connection, in: settings), end)
    }
  }

  private func sync(_ setup: ConnectionSetup, _ end: ScenarioStep.SyncEnd) async throws {
    let run = SyncRun(setup, host: host)
    let contents = try RegisterContents(of: register)
    let before = await run.plan(on: register)
    let report = await run.sync(on: register)
    last.append(report)
    complain(about: report, end)
    if report.outcome == .failed || report.outcome == .held, try RegisterContents(of: register) != contents {
      complaints.append("the sync was \(report.outcome.rawValue) and changed the register all the same")
    }
    compare(before, report, await run.plan(on: register))
  }

  private func complain(about report: RunReport, _ end: ScenarioStep.SyncEnd) {
    switch (end, report.error) {
    case (.success, let error?):
      complaints.append("the sync failed: \(error.kind.rawValue) \(error.message)")
    case (.failure(let kind), nil): complaints.append("the sync should have failed as \(kind)")
    case (.failure(let kind), let error?) where error.kind.rawValue != kind:
      complaints.append("the sync failed as \(error.kind.rawValue), not as \(kind): \(error.message)")
    case (.failure, _?), (.success, nil): break
    }
  }

  private func compare(_ before: RunReport, _ report: RunReport, _ after: RunReport) {
    if before.plan?.changes != report.plan?.changes || before.plan?.findings != report.plan?.findings {
      complaints.append("the plan before the sync said something else than the sync did")
    }
    guard report.outcome != .held, report.outcome != .failed, !scenario.rules.contains(.g13),
      let plan = after.plan, !plan.isEmpty
    else { return }
    let rest =
      plan.changes.map { ScenarioText.line($0) } + plan.notes.map { "a note for link \($0.link.number)" }
    complaints.append("a plan after the sync still wants: \(rest.joined(separator: "; "))")
  }
}

extension ConnectionSetup {
  /// A connection of the settings as runs take it.
  fileprivate init(_ connection: ConnectionSettings, in settings: Settings) {
    self.init(
      reference: connection.reference, plugin: connection.plugin, settings: connection.settings,
      options: connection.options, mapping: connection.mapping,
      timeZone: connection.timeZone.flatMap { TimeZone(identifier: $0) },
      earlier: settings.governing(before: connection.reference))
  }
}
