import RollcallCore
import RollcallStore

extension EventRecord {
  /// As histories show it.
  var json: JSON { .object(members) }

  /// The members of an event.
  var members: [(key: String, value: JSON)] {
    [
      ("at", .string(at.text)), ("actor", .string(actor)), ("kind", .string(kind)),
      ("asset_id", .optional(assetID)),
      ("serial_number", .optional(serialNumber)), ("from", .optional(from)), ("to", .optional(to)),
      ("rule", .optional(rule)), ("reason", .optional(reason)),
    ]
  }

  /// As a person reads it.
  var line: String {
    let movement = [from, to].compactMap { $0 }.joined(separator: " → ")
    let why = reason.map { "  [\(rule ?? "")] \($0)" } ?? ""
    return "\(at.text)  \(assetID ?? "catalogue")  \(kind): \(movement)\(why)  (\(actor))"
  }
}
