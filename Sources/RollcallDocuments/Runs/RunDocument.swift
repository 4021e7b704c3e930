import RollcallCore
package import RollcallStore

extension RunRow {
  /// As lists show it.
  package var json: JSON {
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
