import ArgumentParser
import RollcallCore
import RollcallDocuments
import RollcallStore
import RollcallSync

struct RunUndoing: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo", abstract: "Take back what a run did, as far as nothing else happened to it since.",
    discussion: """
      Reverts each change whose field still has the value that the run gave it, the newest first, and lists what it leaves alone. The
      connection is paused, so that the next sync does not do it all again; `connections resume` lets it go on.
      """)

  @OptionGroup var common: CommonOptions
  @OptionGroup var number: RunArgument
  @OptionGroup var waiting: WaitOption

  @Option(help: ArgumentHelp("How many undone changes to show.", valueName: "count"))
  var limit = 10

  func run() async throws {
    try await reporting(common) {
      let workspace = try Workspace.open(common)
      let register = try workspace.register()
      let row = try workspace.run(number.run, in: register)
      let report = try await workspace.turns.take(
        of: row.connection, on: register, patience: waiting.patience
      ) { lease in
        try register.undo(run: row.run, under: lease, by: workspace.hand(in: row.connection.account))
      }
      show(report, of: row)
    }
  }

  private func show(_ report: UndoReport, of row: RunRow) {
    guard !common.json else {
      let left = report.left.map { item in
        JSON.object(item.change.members + [("why", .string(item.why))])
      }
      Terminal.print(
        JSON.document(
          ("undone", .array(report.undone.map(\.json))), ("left", .array(left)),
          ("restored_links", .int(Int64(report.restoredMemories)))
        ).text)
      return
    }
    let undone = report.undone
    let share =
      report.left.isEmpty ? "all \(undone.count)" : "\(undone.count) of \(undone.count + report.left.count)"
    Terminal.print("Run \(row.run) of \(row.connection): \(share) changes were undone.")
    Terminal.print(undone.prefix(limit).map { "  \($0.line)" })
    if undone.count > limit { Terminal.print("  … and \(undone.count - limit) more") }
    if !report.left.isEmpty { Terminal.print("Left alone:") }
    Terminal.print(report.left.map { "  \($0.change.line)\n    → \($0.why)" })
    Terminal.print(
      """
      \(row.connection) is paused, so that the next sync does not do it again.
      → Put right in the tenant what the run went by; then `rollcall connections resume \(row.connection)` lets it go on.
      """)
  }
}
