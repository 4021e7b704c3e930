/// What can happen to a device in the tenant, by an administrator's hand or an API call.
package enum DeviceChange: Sendable, Hashable {
  case owner(OwnerChange)
  /// The device's name.
  case name(String)
  case assetTag(String)
  case notes(String)
  case udid(String)
  case serialNumber(String)
  /// Hidden from the list; the licence is free again.
  case trash
  /// Back from the trash, without its owner.
  case putBack
  /// Erased and enrolled anew: another UDID and a pending enrolment; serial, asset tag and notes stay.
  case wipe(OwnerAfterWipe)
  /// Gone altogether: the detail call answers 404 too.
  case remove
  /// Top-level members as they shall stand in the list.
  case set(JSONObject)
  /// Top-level members that shall be missing in the list.
  case unset([String])

  package enum OwnerChange: Sendable, Hashable {
    /// The user of that e-mail; a new one if nobody has it.
    case person(email: String, name: String?)
    case user(id: Int)
    /// `{"id":0,…}`, as the list shows a device without an owner.
    case nobody
    /// Whatever a test wants to see there.
    case raw(JSONValue)
  }

  /// A tenant's setting decides whether a device that enrols again keeps its owner.
  package enum OwnerAfterWipe: String, Sendable, Hashable, CaseIterable { case kept, cleared }
}

extension Tenant {
  /// Makes one change to one device. Only `.user` with an unknown id changes nothing and returns nil.
  @discardableResult
  mutating func apply(_ change: DeviceChange, to row: Int) -> DeviceRecord? {
    let record = fleet.records[row]
    var object = record.object
    var trash = record.trash
    switch change {
    case .owner(let owner):
      guard let value = ownerValue(owner, of: object) else { return nil }
      object["owner"] = value
    case .name(let name): object["name"] = .string(name)
    case .assetTag(let tag): object["assetTag"] = .string(tag)
    case .notes(let notes): object["notes"] = .string(notes)
    case .udid(let udid): object["UDID"] = .string(udid)
    case .serialNumber(let serial): object["serialNumber"] = .string(serial)
    case .trash: trash = .trashed
    case .putBack:
      trash = .active
      object["inTrash"] = nil
      object["owner"] = ownerValue(.nobody, of: object)
    case .wipe(let owner):
      object.change("UDID") { .string(Self.udid(after: $0.string ?? "")) }
      object.change("enrollType") { .string(Self.pending($0.string ?? "")) }
      if owner == .cleared { object["owner"] = ownerValue(.nobody, of: object) }
    case .remove:
      fleet.remove(row)
      return record
    case .set(let members): for member in members.members { object[member.key] = member.value }
    case .unset(let keys): for key in keys { object[key] = nil }
    }
    let changed = DeviceRecord(.object(object), trash: trash)
    fleet.replace(row, with: changed)
    return changed
  }

  private mutating func ownerValue(_ owner: DeviceChange.OwnerChange, of device: JSONObject) -> JSONValue? {
    switch owner {
    case .person(let email, let name): return user(email: email, name: name).asOwner
    case .user(let id): return user(id)?.asOwner
    case .nobody: return ["id": 0, "locationId": device["locationId"] ?? 0, "name": "", "vpp": []]
    case .raw(let value): return value
    }
  }

  /// `dep` and `ac2` wait for the device; what was enrolled by hand is enrolled by hand again.
  private static func pending(_ enrollType: String) -> String {
    ["dep", "ac2"].contains(enrollType) ? enrollType + "Pending" : enrollType
  }

  /// Another identifier of the same form, the same one for the same device.
  private static func udid(after old: String) -> String {
    var generator = SeededGenerator(text: old)
    let new = String(old.map { $0.isHexDigit ? generator.hexDigit() : $0 })
    return old == old.lowercased() ? new.lowercased() : new
  }
}
