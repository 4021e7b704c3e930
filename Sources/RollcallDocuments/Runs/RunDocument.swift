import RollcallCore
package import RollcallStore

extension JSON {
  /// Runs: the document of `runs list`.
  package static func runs(_ runs: [RunRow]) -> JSON {
    .document(("runs", .array(runs.map(\.json))))
  }

  /// One run and what it did, or would do: the document of `runs show`; nil when there is none of this number.
  package static func run(_ number: Int64, in register: Register) throws(StoreError) -> JSON? {
    guard let run = try register.run(number) else { return nil }
    let changes =
      if let plan = try register.heldPlan(of: number) {
        plan.changes.map(\.json)
      } else {
        try register.events(of: number).map(\.json)
      }
    return .document(("runs", .array([run.json])), ("changes", .array(changes)))
  }
}

extension RunRow {
  fileprivate var json: JSON {
    let error = failure.map {
      JSON.object([
        ("kind", .string($0.kind)), ("message", .string($0.message)), ("hint", .optional($0.hint)),
      ])
    }
    return .object([
      ("run", .int(run)), ("connection", .string(connection.description)), ("started", .string(started.text)),
      ("seconds", .double(Double(milliseconds) / 1000)), ("outcome", .string(outcome.rawValue)),
      ("devices", .int(Int64(devices))), ("summary", .summary(summary)), ("error", error ?? .null),
    ])
  }
}
