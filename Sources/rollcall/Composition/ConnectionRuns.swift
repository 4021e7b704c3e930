import RollcallConfig
import RollcallCore
import RollcallKit
import RollcallStore
import RollcallSync

extension Workspace {
  /// The connections to run. Disabled ones are skipped unless they were named, and refused when they were.
  func selectRuns(_ names: [String]) throws -> Selection {
    let selection = try select(names)
    for item in selection.items where item.isNamed && !item.connection.isEnabled {
      throw Disabled(reference: item.connection.reference)
    }
    return selection
  }

  /// Runs a body for each connection and gathers what became of each. A failure of one disturbs no other.
  func runs(_ selection: Selection, _ body: (SyncRun) async -> RunReport) async throws -> [RunEntry] {
    let host = try host()
    var entries: [RunEntry] = []
    for item in selection.items {
      let reference = item.connection.reference
      if !item.connection.isEnabled {
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

}

/// A disabled connection was named; ends with 4.
struct Disabled: Error {
  let reference: ConnectionReference
}
