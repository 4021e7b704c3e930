import RollcallConfig
import RollcallCore
import RollcallKit
import RollcallStore
import RollcallSync

extension Workspace {
  /// Runs a body for each selected connection and gathers what became of each. A failure of one disturbs no other.
  ///
  /// Disabled connections are skipped unless they were named, and refused when they were.
  func runs(_ names: [String], _ body: (SyncRun) async -> RunReport) async throws -> [RunEntry] {
    let host = try host()
    var entries: [RunEntry] = []
    for item in try select(names).items {
      let reference = item.connection.reference
      if !item.connection.isEnabled {
        guard !item.isNamed else { throw Self.disabled(reference) }
        entries.append(.skipped(reference, .disabled))
      } else if let error = fileError(of: reference) {
        entries.append(.report(RunReport(connection: reference, outcome: .failed, error: error)))
      } else {
        let progress = Progress(reference)
        let observer = FetchObserver(
          devices: { progress.set(devices: $0) }, bytes: { progress.add(bytes: $0) })
        let report = await body(SyncRun(setup(item.connection), host: host, observer: observer))
        progress.end()
        entries.append(.report(report))
      }
    }
    return entries
  }

  /// The errors of the file inside a connection, as the reason why it cannot run.
  func fileError(of reference: ConnectionReference) -> IntegrationError? {
    let errors = config.errors(of: reference)
    guard !errors.isEmpty else { return nil }
    return IntegrationError(
      .configuration, errors.map { $0.line(file: config.file) }.joined(separator: "\n"),
      hint: "Correct the file; `rollcall validate` checks it.")
  }

  private static func disabled(_ reference: ConnectionReference) -> Disabled {
    Disabled(reference: reference)
  }
}

/// A disabled connection was named; ends with 4.
struct Disabled: Error {
  let reference: ConnectionReference
}
