import ArgumentParser
import RollcallDocuments
import RollcallStore
import RollcallSync

struct PlanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Show what a sync would do, and why; change nothing.",
    discussion: """
      Fetches the devices and decides everything as `sync` would, but writes nothing, not even a row about itself. What
      it shows is exactly what a sync of the same devices does. With --out the plan is put into a file, which `sync --plan` carries out.
      """)

  @OptionGroup var common: CommonOptions
  @OptionGroup var arguments: ConnectionArguments

  @Flag(help: "End with 2 when there are changes.")
  var exitCode = false

  @Option(help: ArgumentHelp("Write the plan to this file too.", valueName: "file"))
  var out: String?

  @Option(help: ArgumentHelp("How many lines of each kind to show.", valueName: "lines"))
  var limit = 20

  func run() async throws {
    try await reporting(common) {
      let workspace = try Workspace.open(common)
      let register = try workspace.asConfiguration { try workspace.registerForReading() }
      let choices = try workspace.selectRuns(arguments.connections, register)
      let entries = try await workspace.runs(choices) { run in await run.plan(on: register) }
      if let out { try SavedPlanFile(plans: entries.compactMap(\.saved)).write(to: out) }
      show(entries, limit: limit, as: common)
      try status(of: entries).exit()
    }
  }

  private func status(of entries: [RunEntry]) -> ExitStatus {
    let status = RunEntry.status(of: entries, whenHeld: .done)
    return status == .done && exitCode && entries.contains { $0.hasChanges } ? .changes : status
  }
}

extension RunEntry {
  /// The plan to put away; nil where there is none.
  fileprivate var saved: SavedPlan? {
    switch self {
    case .report(let report): report.saved
    case .skipped, .refused: nil
    }
  }
}
