import RollcallCore
package import RollcallStore

extension EmployeeRow {
  /// As lists show it.
  package var json: JSON {
    .object([
      ("account", .string(account.text)), ("email", .string(email)), ("name", .optional(name)),
      ("state", .string(state.rawValue)),
    ])
  }
}

extension LocationRow {
  /// As lists show it.
  package var json: JSON {
    .object([("account", .string(account.text)), ("name", .string(name))])
  }
}

extension ProductRow {
  /// As lists show it.
  package var json: JSON {
    .object([
      ("account", .string(account.text)), ("name", .string(name)),
      ("manufacturer", .optional(manufacturer)), ("category", .optional(category)),
      ("assets", .int(Int64(assets))),
    ])
  }
}
