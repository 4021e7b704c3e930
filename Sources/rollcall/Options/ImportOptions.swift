import ArgumentParser
import RollcallCSV
import RollcallStore

/// What every import takes.
struct ImportOptions: ParsableArguments {
  @Argument(help: "The CSV file; `-` is standard input.")
  var file: String

  @Option(
    name: .customLong("column"),
    help: ArgumentHelp(
      "Which column of the file is which of ours. Nothing after the sign: the file has none.",
      valueName: "ours=theirs"))
  var columns: [ColumnName] = []

  @Flag(help: "A row about something that is there replaces what it says; without it the row is bad.")
  var update = false

  @Flag(help: "Show what would happen, and change nothing.")
  var preview = false

  /// What happens with a row about something that is there.
  var existing: WhenExisting { update ? .update : .refuse }
}

extension ColumnName: ExpressibleByArgument {
  public init?(argument: String) {
    self.init(argument)
  }
}
