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
      let facts = try workspace.facts(register)
      let lines = try ConnectionStatus.all(of: facts, in: register)
      if common.json {
        Terminal.print(JSON.status(lines).text)
      } else {
        show(lines)
      }
      // A run that could not be recorded is not among the lines.
      for fault in DiskCheck().faults(at: Site(common)) ?? [] {
        Terminal.say(fault.message)
        fault.hint.map { Terminal.say("→ \($0)") }
      }
    }
  }

  private func show(_ lines: [ConnectionStatus]) {
    var table = Table("CONNECTION", "STATE", "LAST RUN", "OUTCOME", "DEVICES", "ALERTS")
    for line in lines {
      table.add(
        line.facts.connection.description, line.state.rawValue, line.last?.started.text,
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

extension ConnectionStatus {
  /// What a person can do about settings that are not used, a run that waits, or a pause.
  fileprivate var advice: [String] {
    let reference = facts.connection
    return difference
      + (heldRun.map { ["\(reference): run \($0) waits.", "  \(HeldRun(number: $0).advice)"] } ?? [])
      + (pause.map {
        [
          "\(reference) is paused (\($0)).", "  → `rollcall connections resume \(reference)` lets it go on.",
        ]
      } ?? [])
  }
  /// Why runs use other settings than the file's, unless an alert says so.
  private var difference: [String] {
    guard let refusal, !alerts.contains(where: { $0.message.hasPrefix(refusal.message) }) else { return [] }
    return ["\(facts.connection): the file's settings are not used: \(refusal.message)"]
      + (refusal.hint.map { ["  → \($0)"] } ?? [])
  }
}
