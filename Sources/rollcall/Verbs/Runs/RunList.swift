import ArgumentParser
import RollcallCore
import RollcallDocuments
import RollcallStore

struct RunList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List runs, the latest first.")

  @OptionGroup var common: CommonOptions

  @Option(help: ArgumentHelp("How many to show.", valueName: "count"))
  var limit = 50

  func run() async throws {
    try await reporting(common) {
      let runs = try Workspace.open(common).registerForReading()?.runs(limit: limit) ?? []
      if common.json {
        Terminal.print(JSON.runs(runs).text)
        return
      }
      var table = Table("RUN", "CONNECTION", "STARTED", "SECONDS", "OUTCOME", "DEVICES", "WHAT")
      for run in runs {
        table.add(
          "\(run.run)", run.connection.description, run.started.text, "\(Double(run.milliseconds) / 1000)",
          run.outcome.rawValue, "\(run.devices)", run.words)
      }
      Terminal.print(table.lines(width: Terminal.width))
    }
  }
}

extension RunRow {
  /// What it did, or why it failed, in words.
  var words: String {
    if let failure { return "\(failure.kind): \(failure.message)" }
    if let held { return held }
    let parts = ChangeKind.allCases.compactMap { kind in summary[kind].map { "\($0) \(kind.rawValue)" } }
    return parts.isEmpty ? "nothing changed" : parts.joined(separator: ", ")
  }
}
