import RollcallCore
import RollcallDocuments
import RollcallKit
import RollcallSync

/// Prints what became of runs, as prose or as JSON.
func show(_ entries: [RunEntry], limit: Int, as options: CommonOptions) {
  if options.json {
    Terminal.print(JSON.plans(entries).text)
  } else {
    for entry in entries { Terminal.print(entry.lines(limit: limit)) }
  }
}

extension RunEntry {
  /// Whether there is anything that was or would be changed.
  var hasChanges: Bool {
    switch self {
    case .report(let report): (report.plan?.changeCount ?? 0) > 0
    case .skipped, .refused: false
    }
  }

  /// The lines for people.
  func lines(limit: Int) -> [String] {
    switch self {
    case .report(let report): report.lines(limit: limit)
    case .skipped(let connection, .disabled): ["\(connection): skipped, it is disabled"]
    case .skipped(let connection, .paused):
      [
        "\(connection): skipped, it is paused",
        "  → `rollcall connections resume \(connection)` lets it go on.",
      ]
    case .refused(let refusal): ["Error: \(refusal.message)", "→ \(refusal.hint)"]
    }
  }

  /// The status of all entries together; a skipped one counts as nothing.
  static func status(of entries: [RunEntry], whenHeld held: ExitStatus) -> ExitStatus {
    .combined(
      entries.compactMap { entry in
        switch entry {
        case .report(let report): report.status(whenHeld: held)
        case .skipped: nil
        case .refused: .refused
        }
      })
  }
}

extension RunReport {
  fileprivate func status(whenHeld held: ExitStatus) -> ExitStatus {
    if let error { return ExitStatus(error.kind) }
    if outcome == .stale { return .refused }
    if plan?.held != nil { return held == .done ? settingsStatus : held }
    return settingsStatus
  }

  /// A run on other settings than the file's does its work and ends with why (C6, J5).
  private var settingsStatus: ExitStatus {
    refusal.map { $0.heldRun == nil ? ExitStatus($0.error.kind) : .refused } ?? .done
  }
}
