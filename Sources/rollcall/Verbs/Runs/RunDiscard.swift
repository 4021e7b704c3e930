import ArgumentParser
import RollcallCore
import RollcallStore

struct RunDiscard: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "discard", abstract: "Drop the plan of a held run; nothing of it is done.")

  @OptionGroup var common: CommonOptions
  @OptionGroup var number: RunArgument

  func run() async throws {
    try await reporting(common) {
      let workspace = try Workspace.open(common)
      let row = try workspace.run(number.run, in: try workspace.register())
      try workspace.byHand(in: row.connection.account) { register, hand in
        try register.discard(run: row.run, of: row.connection, by: hand)
        return [Done(.discardRun, from: "\(row.run)")]
      }
    }
  }
}
