import ArgumentParser

struct RunsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "runs", abstract: "Show the run history; decide about held runs; undo a run.",
    subcommands: [RunList.self, RunShow.self, RunApprove.self, RunDiscard.self, RunUndoing.self])
}

/// The run that a command is about.
struct RunArgument: ParsableArguments {
  @Argument(help: ArgumentHelp("The number of the run.", valueName: "run"))
  var run: Int64
}
