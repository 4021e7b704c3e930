import ArgumentParser
import RollcallConfig
import RollcallCore
import RollcallDocuments
import RollcallStore
import RollcallSync

struct RunApprove: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "approve", abstract: "Carry out exactly the plan of a held run.",
    discussion: """
      Refused when something moved that the plan decides on; the next sync plans anew then. Where another tenant was the reason, the
      settings are accepted too.
      """)

  @OptionGroup var common: CommonOptions
  @OptionGroup var number: RunArgument
  @OptionGroup var waiting: WaitOption

  @Option(help: ArgumentHelp("How many lines of each kind to show.", valueName: "lines"))
  var limit = 10

  func run() async throws {
    try await reporting(common) {
      let workspace = try Workspace.open(common)
      let register = try workspace.register()
      let row = try workspace.run(number.run, in: register)
      let approval = try await workspace.turns.take(
        of: row.connection, on: register, patience: waiting.patience
      ) { lease in
        try register.approve(
          run: row.run, earlier: workspace.settings.neighbours.earlier(than: row.connection), under: lease,
          by: workspace.hand(in: row.connection.account))
      }
      tell(approval, of: row)
    }
  }

  private func tell(_ approval: Approval, of row: RunRow) {
    let report: RunReport
    switch approval {
    case .applied(let plan):
      report = RunReport(connection: row.connection, outcome: .applied, run: row.run, plan: plan)
    case .settingsOnly(let plan):
      report = RunReport(
        connection: row.connection, outcome: .stale, run: row.run, plan: plan,
        warnings: ["The settings are accepted; the register moved, so the next sync plans anew."])
    }
    guard common.json else {
      show([.report(report)], limit: limit, as: common)
      return
    }
    let done = report.outcome == .applied ? report.plan?.changes ?? [] : []
    Terminal.print(
      JSON.document(("done", .array(done.map { $0.json })), ("plans", JSON.entries([.report(report)]))).text)
  }
}
