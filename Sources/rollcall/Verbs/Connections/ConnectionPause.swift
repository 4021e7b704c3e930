import ArgumentParser
import RollcallConfig
import RollcallCore
import RollcallStore

struct ConnectionPause: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pause", abstract: "Let no sync run a connection until it is resumed.",
    discussion:
      "It still governs the assets that it is linked to, so that no other connection takes them over.")

  @OptionGroup var common: CommonOptions
  @OptionGroup var connection: ConnectionArgument

  func run() async throws {
    try await reporting(common) {
      let workspace = try Workspace.open(common)
      let reference = try workspace.connection(connection.name).reference
      try workspace.byHand(in: reference.account) { register, hand in
        try register.pause(reference, by: hand)
      }
    }
  }
}

struct ConnectionResume: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resume", abstract: "Let syncs run a paused connection again.")

  @OptionGroup var common: CommonOptions
  @OptionGroup var connection: ConnectionArgument

  func run() async throws {
    try await reporting(common) {
      let workspace = try Workspace.open(common)
      let reference = try workspace.connection(connection.name).reference
      try workspace.byHand(in: reference.account) { register, hand in
        try register.resume(reference, by: hand)
      }
    }
  }
}
