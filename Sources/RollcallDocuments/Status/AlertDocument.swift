import RollcallCore
package import RollcallStore

extension JSON {
  /// Open alerts: the document of `alerts list`.
  package static func alerts(_ alerts: [AlertRow]) -> JSON {
    .document(("alerts", .array(alerts.map(\.json))))
  }

  /// What `alerts acknowledge` did.
  package static func acknowledged(alert: Int64) -> JSON {
    let done = JSON.object([
      ("kind", .string("acknowledge_alert")), ("asset_id", .null), ("from", .null),
      ("to", .string("\(alert)")),
    ])
    return .document(("done", .array([done])))
  }
}

extension AlertRow {
  /// As status and lists show it.
  var json: JSON {
    .object([
      ("id", .int(id)), ("connection", .string(connection.description)), ("kind", .string(kind.rawValue)),
      ("since", .string(since.text)), ("message", .string(message)), ("acknowledged", .bool(isAcknowledged)),
    ])
  }
}
