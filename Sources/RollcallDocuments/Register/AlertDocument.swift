import RollcallCore
package import RollcallStore

extension AlertRow {
  /// As status and lists show it.
  package var json: JSON {
    .object([
      ("id", .int(id)), ("connection", .string(connection.description)), ("kind", .string(kind.rawValue)),
      ("since", .string(since.text)), ("message", .string(message)), ("acknowledged", .bool(isAcknowledged)),
    ])
  }
}
