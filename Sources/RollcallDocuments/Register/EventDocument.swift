import RollcallCore
package import RollcallStore

extension EventRecord {
  /// As histories show it.
  package var json: JSON { .object(members) }

  /// The members of an event.
  package var members: [(key: String, value: JSON)] {
    [
      ("at", .string(at.text)), ("actor", .string(actor)), ("kind", .string(kind)),
      ("asset_id", .optional(assetID)),
      ("serial_number", .optional(serialNumber)), ("from", .optional(from)), ("to", .optional(to)),
      ("rule", .optional(rule)), ("reason", .optional(reason)),
    ]
  }
}
