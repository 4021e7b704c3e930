package import RollcallCore

extension Owner {
  fileprivate var json: JSON {
    switch self {
    case .person(let email, let name): Self.json("person", email, name)
    case .personWithoutEmail(let name): Self.json("person", nil, name)
    case .nobody: Self.json("nobody", nil, nil)
    case .notReported: Self.json("not_reported", nil, nil)
    }
  }

  private static func json(_ shape: String, _ email: String?, _ name: String?) -> JSON {
    .object([("shape", .string(shape)), ("email", .optional(email)), ("name", .optional(name))])
  }
}

extension JSON {
  /// A detail: yes and no as such, anything else as text.
  fileprivate static func detail(_ text: String) -> JSON {
    switch text {
    case "true": .bool(true)
    case "false": .bool(false)
    case _: .string(text)
    }
  }
}

extension Device {
  /// As `fetch` and `explain` show it.
  package func json(schema: DetailSchema) -> JSON {
    var members: [(key: String, value: JSON)] = [
      ("device_id", .optional(deviceID)), ("serial_number", .optional(serialNumber?.text)),
      ("name", .optional(name)),
      ("asset_tag", .optional(assetTag)), ("model", .optional(model.name)),
      ("model_identifier", .optional(model.identifier)), ("manufacturer", .optional(manufacturer)),
      ("owner", owner.json), ("managed", managed.map { .bool($0) } ?? .null),
      ("last_seen", .optional(lastSeen?.text)),
    ]
    let known = Set(members.map(\.key))
    members += schema.values(of: details).filter { !known.contains($0.key) }.map {
      ($0.key, JSON.detail($0.value))
    }
    return .object(members)
  }
}
