import ArgumentParser
import RollcallCore
import RollcallDocuments
import RollcallStore

struct FindingsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "findings", abstract: "Show the work list: what syncs could not do, and what to do about it."
  )

  @OptionGroup var common: CommonOptions

  @Option(
    help: ArgumentHelp("Only this kind, such as owner_not_employee.", valueName: "kind"),
    transform: { text in
      guard let kind = FindingKind(rawValue: text) else {
        throw ValidationError(
          "Known kinds are: \(FindingKind.allCases.map(\.rawValue).joined(separator: ", ")).")
      }
      return kind
    })
  var kind: FindingKind?

  @Option(help: ArgumentHelp("How many to show.", valueName: "count"))
  var limit: Int?

  func run() async throws {
    try await reporting(common) {
      let found = try Workspace.open(common).registerForReading()?.findings(of: kind) ?? []
      if common.json {
        Terminal.print(JSON.findings(found.prefix(limit ?? .max)).text)
      } else {
        show(found)
      }
    }
  }

  private func show(_ found: [FindingRow]) {
    if found.isEmpty { Terminal.print("Nothing to do.") }
    for kind in FindingKind.allCases {
      let rows = found.filter { $0.finding.kind == kind }
      guard !rows.isEmpty else { continue }
      Terminal.print(kind.heading(rows.count))
      var table = Table("  CONNECTION", "ASSET", "SERIAL", "DETAIL", "SINCE")
      for row in rows.prefix(limit ?? .max) {
        table.add(
          "  \(row.connection)", row.finding.assetID, row.finding.serialNumber?.text, row.finding.detail,
          row.since.text)
      }
      Terminal.print(table.lines(width: Terminal.width))
      if let limit, rows.count > limit { Terminal.print("  … and \(rows.count - limit) more") }
      Terminal.print("  → \(kind.advice)")
    }
  }
}
