import ArgumentParser
import Foundation
import Logging
import RollcallKit

/// What every verb takes.
struct CommonOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The configuration file.", valueName: "file"))
  var config: String?

  @Flag(help: "Print the result as JSON.")
  var json = false

  @Option(
    help: ArgumentHelp(
      "How much to log: error, warning, info, debug or trace. Default: info for the daemon, else warning.",
      valueName: "level"))
  var logLevel: LogLevel?

  @Option(
    help: ArgumentHelp("How to log: text or json. Default: text on a terminal, else json.", valueName: "form")
  )
  var logFormat: LogLine.Form?

  /// The file that is meant: the option, else `ROLLCALL_CONFIG`, else `config.yaml` here.
  var configPath: String {
    config ?? ProcessInfo.processInfo.environment["ROLLCALL_CONFIG"] ?? "config.yaml"
  }
}

extension CommonOptions {
  /// A log on standard error that tells as much as the options ask for: warnings when they ask for nothing.
  var log: Logger {
    // A reader that goes away is no reason to end: the lines that follow are lost, quietly.
    signal(SIGPIPE, SIG_IGN)
    let form = logFormat ?? (Terminal.isWatched ? .text : .json)
    let level = (logLevel ?? .warning).level
    return Logger(label: "rollcall") { _ in
      LineHandler(form, level: level, now: { .now }, write: Terminal.log)
    }
  }
}

extension LogLine.Form: ExpressibleByArgument {}

/// How much is logged.
enum LogLevel: String, ExpressibleByArgument, CaseIterable {
  case error
  case warning
  case info
  case debug
  case trace

  var level: Logger.Level {
    switch self {
    case .error: .error
    case .warning: .warning
    case .info: .info
    case .debug: .debug
    case .trace: .trace
    }
  }
}

/// The account that a command by hand is about.
struct AccountOption: ParsableArguments {
  @Option(help: ArgumentHelp("The account, such as riverside or riverside/north.", valueName: "account"))
  var account: String?
}

/// The accounts that a list is about.
struct AccountFilterOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Only this account, such as riverside.", valueName: "account"))
  var account: String?

  @Flag(help: "With --account, its sub-accounts too.")
  var tree = false
}

/// Which connections a verb is about.
struct ConnectionArguments: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Connections such as riverside:jamf-school, or accounts for all of theirs. None: all that are enabled.",
      valueName: "connection"))
  var connections: [String] = []
}

/// How long a verb waits for another run of the same connection.
struct WaitOption: ParsableArguments {
  @Option(
    name: .customLong("wait"),
    help: ArgumentHelp(
      "How long to wait while another run of the connection is going on.", valueName: "duration"),
    transform: { text in
      guard let duration = try? DurationText(parsing: text).duration else {
        throw ValidationError("Write a duration such as 30s or 5m.")
      }
      return duration
    })
  var patience: Duration = .seconds(60)
}
