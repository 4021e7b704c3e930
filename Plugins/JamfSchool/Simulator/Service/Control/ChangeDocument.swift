extension DeviceChange {
  private static let keys = [
    "owner", "name", "assetTag", "notes", "trash", "wipe", "remove", "udid", "serialNumber", "set", "unset",
  ]

  /// The changes of a `PATCH /_control/devices/SERIAL`, in the order in which they are made: another serial
  /// number and removal come last.
  static func changes(in value: JSONValue) throws(ControlMistake) -> [DeviceChange] {
    let body = try value.members(of: "The change", keys)
    var changes: [DeviceChange] = []
    if let wipe = body["wipe"] { changes += try self.wipe(wipe) }
    if let trash = body["trash"] { changes.append(try flag(trash, "trash") == .yes ? .trash : .putBack) }
    if let owner = body["owner"] { changes.append(.owner(try self.owner(owner))) }
    if let name = try body.text("name") { changes.append(.name(name)) }
    if let tag = try body.text("assetTag") { changes.append(.assetTag(tag)) }
    if let notes = try body.text("notes") { changes.append(.notes(notes)) }
    if let unset = try body.texts("unset") { changes.append(.unset(unset)) }
    if let set = body["set"] {
      guard let members = set.object else { throw ControlMistake("set must be a JSON object.") }
      changes.append(.set(members))
    }
    if let udid = try body.text("udid") { changes.append(.udid(udid)) }
    if let serial = try body.text("serialNumber") { changes.append(.serialNumber(serial)) }
    if let remove = body["remove"], try flag(remove, "remove") == .yes { changes.append(.remove) }
    guard !changes.isEmpty else {
      throw ControlMistake("The change is empty. Known: \(keys.joined(separator: ", ")).")
    }
    return changes
  }

  private static func owner(_ value: JSONValue) throws(ControlMistake) -> OwnerChange {
    if value == .null { return .nobody }
    let owner = try value.members(of: "owner", ["email", "name", "raw"])
    if let raw = owner["raw"] { return .raw(raw) }
    guard let email = try owner.text("email") else { throw ControlMistake("owner has no email.") }
    return .person(email: email, name: try owner.text("name"))
  }

  private static func wipe(_ value: JSONValue) throws(ControlMistake) -> [DeviceChange] {
    if value.object == nil { return try flag(value, "wipe") == .yes ? [.wipe(.kept)] : [] }
    let text = try value.members(of: "wipe", ["owner"]).text("owner") ?? "kept"
    guard let owner = OwnerAfterWipe(rawValue: text) else {
      throw ControlMistake("wipe.owner must be kept or cleared.")
    }
    return [.wipe(owner)]
  }

  private enum Flag { case yes, no }

  private static func flag(_ value: JSONValue, _ key: String) throws(ControlMistake) -> Flag {
    guard case .bool(let flag) = value else { throw ControlMistake("\(key) must be true or false.") }
    return flag ? .yes : .no
  }
}
