import ArgumentParser
import RollcallConfig
import RollcallDocuments

struct ValidateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Show every problem of the configuration file.",
    discussion: """
      Reads the whole file and prints all problems at once, each with its place:
      config.yaml:LINE:COLUMN CODE: message (hint).
      """)

  @OptionGroup var common: CommonOptions

  @Flag(help: "Also test every enabled connection.")
  var connect = false

  @Flag(help: "Count warnings as errors.")
  var strict = false

  func run() async throws {
    try await reporting(common) {
      let config = ConfigFile.load(path: common.configPath, plugins: builtInPlugins)
      let issues = (config.issues + Surroundings(config, path: common.configPath).issues).inOrder
      let tests =
        connect && config.settings != nil ? try await TestCommand.results(common, []) : [TestResult]()
      show(config, issues, tests)
      if issues.contains(where: { strict || $0.severity == .error }) { throw ExitStatus.configuration.code }
      try TestCommand.status(of: tests).exit()
    }
  }

  private func show(_ config: LoadedConfig, _ issues: [ConfigIssue], _ tests: [TestResult]) {
    let notServed = (config.settings?.notServed ?? []).sorted { $0.mark < $1.mark }
    guard !common.json else {
      let tested = connect ? [(key: "tests", value: JSON.array(tests.map(\.json)))] : []
      let members = [
        (key: "format", value: JSON.int(1)), ("issues", .issues(issues, of: config.file)),
        ("not_served", .array(notServed.map(\.json))),
      ]
      Terminal.print(JSON.object(members + tested).text)
      return
    }
    Terminal.print(issues.map { $0.line(file: config.file) })
    Terminal.print(notServed.map { $0.line(file: config.file) })
    if issues.isEmpty, let count = config.settings?.connections.count {
      Terminal.print("\(config.file) is good: \(count == 1 ? "1 connection" : "\(count) connections").")
    }
    for test in tests { Terminal.print(test.lines) }
  }
}

extension NotServed {
  /// As it is printed.
  func line(file: String) -> String {
    "\(file):\(mark.line):\(mark.column) '\(path)' is read, but not served by this version: \(message)"
  }

  fileprivate var json: JSON {
    .object([
      ("path", .string(path)), ("line", .int(Int64(mark.line))), ("column", .int(Int64(mark.column))),
      ("message", .string(message)),
    ])
  }
}
