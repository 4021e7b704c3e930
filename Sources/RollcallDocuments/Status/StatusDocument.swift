import RollcallCore
import RollcallStore

extension JSON {
  /// How connections are doing: the document of `status`.
  ///
  /// - Parameter refusedFile: why the file that is there now is not in force, a line for each issue (J5).
  package static func status(_ connections: [ConnectionStatus], refusedFile: [String] = []) -> JSON {
    .document(
      ("connections", .array(connections.map(\.json))), ("refused_file", .array(refusedFile.map(JSON.string)))
    )
  }
}

extension ConnectionStatus {
  fileprivate var json: JSON {
    let run = last.map { last in
      JSON.object([
        ("run", .int(last.run)), ("started", .string(last.started.text)),
        ("seconds", .double(Double(last.milliseconds) / 1000)), ("outcome", .string(last.outcome.rawValue)),
      ])
    }
    return .object([
      ("connection", .string(facts.connection.description)), ("state", .string(state.rawValue)),
      ("enabled", .bool(facts.isEnabled)), ("paused", .bool(pause != nil)),
      ("applied", .optional(applied)), ("desired", .int(desired)),
      ("refused", refusal.map(\.json) ?? .null), ("last_run", run ?? .null),
      ("next_run", .optional(facts.nextRun?.text)), ("held_run", .optional(heldRun)),
      ("open_alerts", .array(alerts.map(\.json))),
    ])
  }
}

extension RunFailure {
  /// Kind, message and hint.
  fileprivate var json: JSON {
    .object([("kind", .string(kind)), ("message", .string(message)), ("hint", .optional(hint))])
  }
}
