import ArgumentParser

struct ConnectionsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "connections",
    abstract: "Update stored secrets, pause and resume, change the Asset ID mapping, forget links.",
    subcommands: [
      ConnectionUpdate.self, ConnectionPause.self, ConnectionResume.self, ConnectionRekey.self,
      ConnectionForget.self,
    ])
}

/// The connection that a command is about.
struct ConnectionArgument: ParsableArguments {
  @Argument(help: ArgumentHelp("The connection, such as riverside:jamf-school.", valueName: "connection"))
  var name: String
}
