import ArgumentParser
import RollcallSync

struct SyncCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sync",
    abstract: "Bring the register in step with the tenants, once.",
    discussion: """
      Tests a connection that never passed its test, fetches all its devices, plans, and applies the plan in one
      transaction. A run that fails leaves the register as it was.
      """)

  @OptionGroup var common: CommonOptions
  @OptionGroup var arguments: ConnectionArguments

  @Option(help: ArgumentHelp("How many lines of each kind to show.", valueName: "lines"))
  var limit = 10

  func run() async throws {
    try await reporting(common) {
      let workspace = try Workspace.open(common)
      workspace.sayWhatIsNotServed()
      let selection = try workspace.selectRuns(arguments.connections)
      let register = try workspace.asConfiguration { try workspace.register() }
      let entries = try await workspace.runs(selection) { run in await run.sync(on: register) }
      show(entries, limit: limit, as: common)
      try RunEntry.status(of: entries, whenHeld: .refused).exit()
    }
  }
}
