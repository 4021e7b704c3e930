import ArgumentParser
import RollcallSync

struct PlanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Show what a sync would do, and why; change nothing.",
    discussion: """
      Fetches the devices and decides everything as `sync` would, but writes nothing, not even a row about itself. What
      it shows is exactly what a sync of the same devices does.
      """)

  @OptionGroup var common: CommonOptions
  @OptionGroup var arguments: ConnectionArguments

  @Flag(help: "End with 2 when there are changes.")
  var exitCode = false

  @Option(help: ArgumentHelp("How many lines of each kind to show.", valueName: "lines"))
  var limit = 20

  func run() async throws {
    try await reporting(common) {
      let workspace = try Workspace.open(common)
      let selection = try workspace.selectRuns(arguments.connections)
      let register = try workspace.asConfiguration { try workspace.registerForReading() }
      let entries = try await workspace.runs(selection) { run in await run.plan(on: register) }
      show(entries, limit: limit, as: common)
      try status(of: entries).exit()
    }
  }

  private func status(of entries: [RunEntry]) -> ExitStatus {
    let status = RunEntry.status(of: entries, whenHeld: .done)
    return status == .done && exitCode && entries.contains { $0.hasChanges } ? .changes : status
  }
}
