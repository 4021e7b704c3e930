import ArgumentParser
import RollcallConfig
import RollcallCore
import RollcallDocuments
import RollcallStore
import RollcallSync

struct ConnectionRekey: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rekey", abstract: "Take the Asset ID mapping of the file for all linked assets.",
    discussion: """
      Fetches the devices, shows which assets would get another Asset ID and which would keep theirs and why, and asks. Confirmed, all
      change in one transaction, or none.
      """)

  @OptionGroup var common: CommonOptions
  @OptionGroup var connection: ConnectionArgument
  @OptionGroup var waiting: WaitOption

  @Flag(help: "Do not ask.")
  var yes = false

  func run() async throws {
    try await reporting(common) {
      let workspace = try Workspace.open(common)
      let settings = try workspace.connection(connection.name)
      if let error = workspace.fileError(of: settings.reference) { throw error }
      let register = try workspace.register()
      let progress = Progress(settings.reference)
      let run = workspace.syncRun(of: settings, on: try workspace.host(), progress)
      let proposal = try await run.proposeRekey(on: register)
      progress.end()
      guard let before = proposal.before, before != proposal.after else {
        return tell(Rekeying.nothing, "The mapping \(proposal.after.rawValue) is in force already.")
      }
      if !yes { try confirm(proposal, from: before, for: settings.reference) }
      let done = try await run.rekey(
        proposal, on: register, patience: waiting.patience, by: workspace.hand(in: settings.reference.account)
      )
      tell(done, "Asset IDs of \(settings.reference) are mapped from \(proposal.after.rawValue) now.")
    }
  }

  /// Shows what would change and what would not, and waits for the name of the connection.
  private func confirm(
    _ proposal: RekeyProposal, from before: AssetIDSource, for reference: ConnectionReference
  ) throws {
    Terminal.say(
      "Asset IDs of \(reference) would be mapped from \(proposal.after.rawValue), not from \(before.rawValue)."
    )
    for line in lines(proposal.rekeying) { Terminal.say(line) }
    Terminal.say("Type \(reference) to do it:")
    guard readLine() == reference.description else {
      throw UsageError("Nothing was changed. Repeat the name of the connection to confirm, or use --yes.")
    }
  }

  private func lines(_ rekeying: Rekeying) -> [String] {
    let changes = rekeying.plan.assetIDs.map { "  \($0.subject.assetID) → \($0.to)" }
    let kept = rekeying.kept.map { "  \($0.assetID) stays: \($0.reason) [\($0.rule.rawValue)]" }
    return ["\(changes.count) assets get another Asset ID:"] + changes
      + ["\(kept.count) assets keep theirs although the mapping changes:"] + kept
  }

  private func tell(_ rekeying: Rekeying, _ headline: String) {
    guard !common.json else {
      let kept = rekeying.kept.map { item in
        JSON.object([
          ("asset_id", .string(item.assetID)), ("wanted", .optional(item.wanted)),
          ("rule", .string(item.rule.rawValue)), ("reason", .string(item.reason)),
        ])
      }
      Terminal.print(
        JSON.document(
          ("done", .array(rekeying.plan.changes.map { $0.json })), ("kept", .array(kept))
        ).text)
      return
    }
    Terminal.print(headline)
    if rekeying != .nothing { Terminal.print(lines(rekeying)) }
  }
}
