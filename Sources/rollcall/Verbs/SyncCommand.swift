import ArgumentParser
import RollcallConfig
import RollcallCore
import RollcallDocuments
import RollcallStore
import RollcallSync

struct SyncCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sync",
    abstract: "Bring the register in step with the tenants, once.",
    discussion: """
      Tests a connection that never passed its test, fetches all its devices, plans, and applies the plan in one
      transaction. A run that fails leaves the register as it was. With --plan exactly the plans of that file are carried out, without
      asking the tenants; one that decides on something which moved since is refused.
      """)

  @OptionGroup var common: CommonOptions
  @OptionGroup var arguments: ConnectionArguments
  @OptionGroup var waiting: WaitOption

  @Option(help: ArgumentHelp("Carry out the plans of this file.", valueName: "file"))
  var plan: String?

  @Option(help: ArgumentHelp("How many lines of each kind to show.", valueName: "lines"))
  var limit = 10

  func run() async throws {
    try await reporting(common) {
      let workspace = try Workspace.open(common)
      workspace.sayWhatIsNotServed()
      let file = try plan.map { try SavedPlanFile.read($0) }
      let plans = try file.map { try saved($0, in: workspace) }
      let names = plans?.map(\.connection.description) ?? arguments.connections
      // Whatever is refused is refused before a register is made.
      let choices = try workspace.asConfiguration {
        try workspace.selectRuns(names, try workspace.registerForReading())
      }
      let register = try workspace.asConfiguration { try workspace.registerForSealing() }
      let entries = try await workspace.runs(choices) { run in
        guard let saved = plans?.first(where: { $0.connection == run.connection }) else {
          return await run.sync(on: register, patience: waiting.patience)
        }
        return await run.sync(saved, on: register, patience: waiting.patience)
      }
      show(entries, limit: limit, as: common)
      workspace.closeStrayAlerts(in: register)
      workspace.purgeOldRuns(in: register)
      try await workspace.tellPeople(from: register)
      try RunEntry.status(of: entries, whenHeld: .refused).exit()
    }
  }

  /// The plans of a file that are to be carried out: those of the connections that are named, or all.
  private func saved(_ file: SavedPlanFile, in workspace: Workspace) throws -> [SavedPlan] {
    let named = try workspace.select(arguments.connections).items.map(\.connection.reference)
    let plans = file.plans.filter { named.contains($0.connection) || arguments.connections.isEmpty }
    guard !plans.isEmpty else { throw UsageError("The file has no plan for these connections.") }
    return plans
  }
}
