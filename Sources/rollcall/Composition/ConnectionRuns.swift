import RollcallConfig
import RollcallCore
import RollcallDocuments
import RollcallKit
import RollcallStore
import RollcallSync

extension Workspace {
  /// The connections to run, each with the reason why it is left out where it is. Disabled and paused ones are skipped unless they
  /// were named, and refused when they were.
  func selectRuns(_ names: [String], _ register: Register?) throws -> [RunChoice] {
    try select(names).items.map { item in
      let reference = item.connection.reference
      guard let reason = try outOfService(item.connection, register) else {
        return RunChoice(connection: item.connection, entry: nil)
      }
      guard item.isNamed else {
        return RunChoice(connection: item.connection, entry: .skipped(reference, reason))
      }
      let pause = try register?.pauseReason(of: reference)
      return RunChoice(
        connection: item.connection,
        entry: .refused(OutOfService(reference: reference, reason: reason, pause: pause)))
    }
  }

  /// Why a connection takes no part in syncs; nil when it does.
  func outOfService(_ connection: ConnectionSettings, _ register: Register?) throws -> RunEntry.Skip? {
    if !connection.isEnabled { return .disabled }
    return try register?.pauseReason(of: connection.reference) == nil ? nil : .paused
  }

  /// Runs a body for each connection and gathers what became of each. A failure of one disturbs no other.
  func runs(_ choices: [RunChoice], _ body: (SyncRun) async -> RunReport) async throws -> [RunEntry] {
    let host = try host()
    var entries: [RunEntry] = []
    for choice in choices {
      let reference = choice.connection.reference
      if let entry = choice.entry {
        entries.append(entry)
      } else {
        let progress = Progress(reference)
        let report = await body(syncRun(of: choice.connection, on: host, progress))
        progress.end()
        entries.append(report.outcome == .paused ? .skipped(reference, .paused) : .report(report))
      }
    }
    return entries
  }

  /// A run of a connection that shows how far it is.
  func syncRun(of connection: ConnectionSettings, on host: SyncHost, _ progress: Progress) -> SyncRun {
    let observer = RunObserver(
      devices: { progress.set(devices: $0) }, bytes: { progress.add(bytes: $0) })
    return SyncRun(setup(connection), host: host, observer: observer)
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

/// A connection that a verb is about to run, or to leave out.
struct RunChoice {
  var connection: ConnectionSettings
  /// What is said of it instead; nil when it is run.
  var entry: RunEntry?
}
