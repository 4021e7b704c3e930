import ArgumentParser
import RollcallConfig
import RollcallCore
import RollcallDocuments
import RollcallKit
import RollcallStore
import RollcallSync

struct TestCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Test connections: are they reached, are the credentials good, is each permission there?",
    discussion: "Works before a connection is enabled. Costs one small reply, whatever the fleet's size.")

  @OptionGroup var common: CommonOptions
  @OptionGroup var arguments: ConnectionArguments

  func run() async throws {
    try await reporting(common) { try await Self.run(common, arguments.connections) }
  }

  /// Tests connections, prints what was found, and ends with the status that it means.
  static func run(_ common: CommonOptions, _ names: [String]) async throws {
    let tests = try await results(common, names)
    if common.json {
      Terminal.print(JSON.document(("tests", .array(tests.map(\.json)))).text)
    } else {
      for test in tests { Terminal.print(test.lines) }
    }
    try status(of: tests).exit()
  }

  /// Tests connections; those that are disabled are skipped unless they were named.
  static func results(_ common: CommonOptions, _ names: [String]) async throws -> [TestResult] {
    let workspace = try Workspace.open(common)
    let host = try workspace.host()
    let register = try workspace.registerForReading()
    var results: [TestResult] = []
    for item in try workspace.select(names).items {
      let isTested = item.connection.isEnabled || item.isNamed
      let report = isTested ? await check(workspace.setup(item.connection), on: host, register) : nil
      results.append(TestResult(connection: item.connection.reference, report: report))
    }
    return try Sharing(workspace: workspace, results: results).checked
  }

  /// The status of all tests together; a skipped one counts as nothing.
  static func status(of tests: [TestResult]) -> ExitStatus {
    .combined(tests.compactMap { $0.report.map { $0.failure.map { ExitStatus($0.kind) } ?? .done } })
  }

  private static func check(
    _ setup: ConnectionSetup, on host: SyncHost, _ register: Register?
  ) async -> CheckReport {
    do throws(IntegrationError) {
      return try await LiveConnection.open(.resolve(setup, on: host, register), on: host).check()
    } catch {
      return CheckReport(tenant: nil, probes: [Probe("settings", failure: error)])
    }
  }
}
