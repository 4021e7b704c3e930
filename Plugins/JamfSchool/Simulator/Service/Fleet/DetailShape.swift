/// Turns a device of the list into what the call for a single device returns: the same facts under other
/// names and types.
struct DetailShape: Sendable {
  var timeZone: String
  var trash: DeviceRecord.TrashState
  /// Device-group ids by name.
  var groupIDs: [String: Int]
  /// The owner's user record and number of devices, if there is an owner.
  var owner: JSONValue?
  var ownerDeviceCount: Int

  func detail(of record: JSONObject) -> JSONObject {
    var detail = JSONObject()
    for member in record.members where member.key != "inTrash" {
      for (key, value) in converted(member) { detail.members.append(.init(key: key, value: value)) }
      if member.key == "assetTag" { detail["inTrash"] = .bool(trash == .trashed) }
      if member.key == "availableCapacity" { detail.members += Self.securityMembers }
      if member.key == "groups" { detail["groupIds"] = groupIDs(of: member.value) }
    }
    if detail["inTrash"] == nil { detail["inTrash"] = .bool(trash == .trashed) }
    return detail
  }

  private static let securityMembers: [JSONObject.Member] = [
    .init(key: "hasPasscode", value: true), .init(key: "passcodeCompliant", value: 1),
    .init(key: "hardwareEncryptionEnabled", value: 0),
  ]

  private func converted(_ member: JSONObject.Member) -> [(String, JSONValue)] {
    switch member.key {
    case "enrollType": [("deviceEnrollType", member.value)]
    case "depProfile": [("deviceDepProfile", member.value == "" ? .null : member.value)]
    case "model": [("model", model(member.value))]
    case "owner": [("owner", owner(member.value))]
    case "lastCheckin": [("lastCheckin", lastCheckin(member.value))]
    case "region": [("region", region(member.value))]
    case "iTunesStoreLoggedIn", "iCloudBackupEnabled": [(member.key, member.value.isTrue ? 1 : 0)]
    case "iCloudBackupLatest": [(member.key, .integer(member.value.integer ?? 0))]
    case "networkInformation": network(member.value)
    default: [(member.key, member.value)]
    }
  }

  private func model(_ value: JSONValue) -> JSONValue {
    guard case .object(var model) = value else { return value }
    model.change("type") { $0.object == nil ? ["value": $0] : $0 }
    return .object(model)
  }

  private func owner(_ value: JSONValue) -> JSONValue {
    guard case .object(var member) = value else { return value }
    guard let id = member["id"]?.integer, id != 0 else { return [:] }
    member["inTrash"] = .bool(owner?["status"]?.string == "Trash")
    member["deviceCount"] = .integer(ownerDeviceCount)
    let teacherGroups = owner?["teacherGroups"]?.array?.compactMap(\.integer) ?? []
    member["groupIds"] = owner?["groupIds"] ?? []
    member["groups"] = owner?["groups"] ?? []
    member["teacherGroups"] = .array(teacherGroups.map { .string(String($0)) })
    member["children"] = owner?["children"] ?? []
    return .object(member)
  }

  private func lastCheckin(_ value: JSONValue) -> JSONValue {
    guard let text = value.string, !text.isEmpty else { return value }
    return ["date": .string(text + ".000000"), "timezone_type": 3, "timezone": .string(timeZone)]
  }

  private func region(_ value: JSONValue) -> JSONValue {
    guard case .object(var region) = value else { return value }
    region["coordinates"] = region["coordinates"] ?? .null
    return .object(region)
  }

  private func network(_ value: JSONValue) -> [(String, JSONValue)] {
    var flat: [(String, JSONValue)] = [
      ("WiFiMAC", value["WiFiMAC"] ?? ""), ("bluetoothMAC", value["BluetoothMAC"] ?? ""),
      ("IPAddress", value["IPAddress"] ?? ""),
    ]
    if let subscription = value["ServiceSubscription"] { flat.append(("serviceSubscription", subscription)) }
    return flat
  }

  private func groupIDs(of names: JSONValue) -> JSONValue {
    .array((names.array ?? []).compactMap(\.string).compactMap { groupIDs[$0] }.map(JSONValue.integer))
  }
}
