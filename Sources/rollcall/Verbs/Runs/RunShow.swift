import ArgumentParser
import RollcallCore
import RollcallDocuments
import RollcallStore

struct RunShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show what a run did, change by change, or what a held one would do.")

  @OptionGroup var common: CommonOptions
  @OptionGroup var number: RunArgument

  @Option(help: ArgumentHelp("How many lines of each kind to show of a held run.", valueName: "lines"))
  var limit: Int?

  func run() async throws {
    try await reporting(common) {
      let register = try Workspace.open(common).registerForReading()
      guard let register, let found = try register.run(number.run) else {
        throw StoreError.refused(.unknownRun(number.run))
      }
      if common.json, let document = try JSON.run(number.run, in: register) {
        Terminal.print(document.text)
        return
      }
      let plan = try register.heldPlan(of: number.run)
      let events = try register.events(of: number.run)
      let words = plan == nil ? ", \(found.words)" : ""
      Terminal.print(
        "Run \(found.run) of \(found.connection), \(found.started.text): \(found.outcome.rawValue)\(words)")
      if let decider = found.decidedBy { Terminal.print("Decided by \(decider)") }
      Terminal.print(
        plan.map { PlanText($0, limit: limit ?? .max).lines.map { "  " + $0 } }
          ?? events.map { "  \($0.line)" })
      if plan != nil { Terminal.print("  \(HeldRun(number: found.run).advice)") }
    }
  }
}
