import ArgumentParser
import RollcallCore
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
    Terminal.print("Run \(row.run) of \(row.connection): \(report.undone.count) of its changes were undone.")
    Terminal.print(report.undone.map { "  \($0.line)" })
    if !report.left.isEmpty { Terminal.print("Left alone:") }
    Terminal.print(report.left.map { "  \($0.change.line)\n    → \($0.why)" })
    Terminal.print(
      "\(row.connection) is paused; `rollcall connections resume \(row.connection)` lets it go on.")
  }
}
