package import RollcallCore
package import RollcallKit
package import RollcallSync

extension JSON {
  /// What became of runs, or what would: the document of `plan` and `sync`.
  package static func plans(_ entries: [RunEntry]) -> JSON {
    let plans: [(key: String, value: JSON)] = [("format", .int(1)), ("plans", .entries(entries))]
    return .object(plans + refusal(of: entries))
  }

  /// A command of which everything is refused says so as any other command does.
  private static func refusal(of entries: [RunEntry]) -> [(key: String, value: JSON)] {
    let refused = entries.compactMap { entry -> OutOfService? in
      if case .refused(let refusal) = entry { refusal } else { nil }
    }
    guard let first = refused.first, refused.count == entries.count else { return [] }
    return [("refused", first.json)]
  }

  /// The entries of connections.
  package static func entries(_ entries: [RunEntry]) -> JSON { .array(entries.map { $0.json }) }
}

extension RunEntry {
  fileprivate var json: JSON {
    switch self {
    case .report(let report): report.json
    case .skipped(let connection, let why): .object(Self.leftOut(connection, why))
    case .refused(let refusal):
      .object(Self.leftOut(refusal.reference, refusal.reason) + [("refused", refusal.json)])
    }
  }

  private static func leftOut(_ connection: ConnectionReference, _ why: Skip) -> [(key: String, value: JSON)]
  {
    [
      ("connection", .string(connection.description)), ("skipped", .string(why.rawValue)), ("run", .null),
      ("complete", .bool(false)), ("devices", .int(0)), ("applied", .bool(false)), ("held", .null),
      ("error", .null), ("summary", .object([])), ("changes", .array([])), ("findings", .array([])),
    ]
  }
}

extension OutOfService {
  /// As an entry shows it, and the document of a command that did nothing else.
  fileprivate var json: JSON {
    .object([
      ("kind", .string(reason.rawValue)), ("message", .string(message)), ("hint", .string(hint)),
    ])
  }
}

extension RunReport {
  fileprivate var json: JSON {
    let changes = plan?.changes ?? []
    var members: [(key: String, value: JSON)] = [
      ("connection", .string(connection.description)),
      ("run", .optional(run)),
      ("complete", .bool(plan != nil)),
      ("devices", .int(Int64(plan?.devices ?? 0))),
      ("applied", .bool(outcome == .applied || outcome == .unchanged)),
      ("held", plan?.held.map { $0.json } ?? .null),
      ("error", error.map { $0.json } ?? .null),
    ]
    if let refusal { members.append(("refused", refusal.error.json)) }
    if outcome == .stale, error == nil { members.append(("refused", RunReport.stale)) }
    members += [
      ("summary", .summary(plan?.summary ?? [:])),
      ("changes", .array(changes.map { $0.json })),
      ("findings", .array((plan?.findings ?? []).map { $0.json })),
      ("notes", .array((plan?.noteSummary ?? []).map { JSON.note($0.explanation, count: $0.count) })),
      ("warnings", .array(warnings.map { .string($0) })),
      ("unmatched_paths", .array(missed.map(\.json))),
    ]
    if !meanwhile.isEmpty { members.append(("meanwhile", .array(meanwhile.map(\.json)))) }
    return .object(members)
  }
}

extension RunReport {
  /// What became of a saved plan that decides on rows that moved.
  package static let staleMessage =
    "The register moved since the plan was made: it decides on something that is no longer as it was."
  package static let staleHint = "Make a new plan with `rollcall plan --out`, or run a sync."

  fileprivate static var stale: JSON {
    .object([
      ("kind", .string("moved")), ("message", .string(staleMessage)), ("hint", .string(staleHint)),
    ])
  }
}

extension JSON {
  /// Counts by kind, in the order in which kinds are applied.
  package static func summary(_ counts: [ChangeKind: Int]) -> JSON {
    .object(
      ChangeKind.allCases.compactMap { kind in counts[kind].map { (kind.rawValue, .int(Int64($0))) } })
  }
}

extension JSON {
  /// What links remember for one reason, and how many do.
  fileprivate static func note(_ explanation: NoteReasons.Explanation, count: Int) -> JSON {
    .object([
      ("rule", .string(explanation.rule.rawValue)), ("reason", .string(explanation.text)),
      ("count", .int(Int64(count))),
    ])
  }
}

extension Hold {
  /// As plans show it.
  package var json: JSON {
    .object([("rule", .string(rule.rawValue)), ("message", .string(message))])
  }
}

extension IntegrationError {
  /// Kind, message and hint.
  package var json: JSON {
    .object([
      ("kind", .string(kind.rawValue)), ("message", .string(message)), ("hint", .optional(hint)),
    ])
  }
}

extension Change {
  /// As plans show it.
  package var json: JSON {
    .object([
      ("kind", .string(kind.rawValue)), ("asset_id", .optional(assetID)),
      ("serial_number", .optional(serialNumber?.text)), ("from", .optional(from)), ("to", .optional(to)),
      ("rule", .string(rule.rawValue)), ("reason", .string(reasonText)),
    ])
  }
}

extension Finding {
  /// As plans show it.
  package var json: JSON {
    .object([
      ("kind", .string(kind.rawValue)), ("serial_number", .optional(serialNumber?.text)),
      ("asset_id", .optional(assetID)), ("detail", .string(detail)), ("rule", .string(rule.rawValue)),
      ("advice", .string(kind.advice)),
    ])
  }
}

extension MissedField {
  fileprivate var json: JSON {
    .object([("field", .string(field)), ("paths", .array(paths.map { .string($0) }))])
  }
}
