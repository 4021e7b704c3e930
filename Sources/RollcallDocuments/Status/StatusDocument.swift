import RollcallCore
import RollcallStore

extension JSON {
  /// How connections are doing: the document of `status`.
  package static func status(_ connections: [ConnectionStatus]) -> JSON {
    .document(("connections", .array(connections.map(\.json))))
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
