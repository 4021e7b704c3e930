import ArgumentParser
import RollcallConfig
import RollcallCore
import RollcallKit
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
    let workspace = try Workspace.open(common)
    let host = try workspace.host()
    var results: [(connection: ConnectionReference, report: CheckReport)] = []
    for item in try workspace.select(names).items where item.connection.isEnabled || item.isNamed {
      let report = await check(item.connection, in: workspace, on: host)
      results.append((item.connection.reference, report))
    }
    show(results, as: common)
    try ExitStatus.combined(results.map { $0.report.failure.map { ExitStatus($0.kind) } ?? .done }).exit()
  }

  private static func check(
    _ connection: ConnectionSettings, in workspace: Workspace, on host: SyncHost
  ) async -> CheckReport {
    if let error = workspace.fileError(of: connection.reference) {
      return CheckReport(tenant: nil, probes: [Probe("settings", failure: error)])
    }
    do throws(IntegrationError) {
      return try await LiveConnection.open(workspace.setup(connection), on: host).check()
    } catch {
      return CheckReport(tenant: nil, probes: [Probe("settings", failure: error)])
    }
  }

  private static func show(
    _ results: [(connection: ConnectionReference, report: CheckReport)], as common: CommonOptions
  ) {
    if common.json {
      let tests = results.map { JSON.test($0.connection, $0.report) }
      Terminal.print(JSON.document(("tests", .array(tests))).text)
      return
    }
    for (connection, report) in results {
      let tenant = report.tenant.map { " (tenant \($0.id), \($0.name))" } ?? ""
      Terminal.print("\(connection): \(report.failure == nil ? "good" : "failed")\(tenant)")
      for probe in report.probes {
        Terminal.print("  \(probe.failure == nil ? "✓" : "✗") \(probe.name)")
        guard let failure = probe.failure else { continue }
        Terminal.print("    \(failure.kind.rawValue): \(failure.message)")
        if let hint = failure.hint { Terminal.print("    → \(hint)") }
      }
    }
  }
}

extension JSON {
  fileprivate static func test(_ connection: ConnectionReference, _ report: CheckReport) -> JSON {
    let tenant = report.tenant.map { JSON.object([("id", .string($0.id)), ("name", .string($0.name))]) }
    let probes = report.probes.map { probe -> JSON in
      var members: [(key: String, value: JSON)] = [
        ("name", .string(probe.name)), ("ok", .bool(probe.failure == nil)),
      ]
      if let failure = probe.failure {
        members += [
          ("kind", .string(failure.kind.rawValue)), ("message", .string(failure.message)),
          ("hint", .optional(failure.hint)),
        ]
      }
      return .object(members)
    }
    return .object([
      ("connection", .string(connection.description)), ("ok", .bool(report.failure == nil)),
      ("tenant", tenant ?? .null), ("probes", .array(probes)),
    ])
  }
}
