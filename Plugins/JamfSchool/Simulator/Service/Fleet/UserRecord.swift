/// One user: JSON text around the place where the number of devices goes, since that follows from the fleet.
package struct UserRecord: Sendable {
  let id: Int
  let email: String
  let locationID: Int
  let groupIDs: [Int]
  let isTrashed: Bool
  private let beforeCount: String
  /// Nil for something that is no object and is returned as it was given.
  private let afterCount: String?

  /// Any JSON. `deviceCount` is added at the end if it is missing.
  init(_ value: JSONValue) {
    id = value["id"]?.integer ?? 0
    email = value["email"]?.string ?? ""
    locationID = value["locationId"]?.integer ?? 0
    groupIDs = value["groupIds"]?.array?.compactMap(\.integer) ?? []
    isTrashed = value["status"]?.string == "Trash"
    guard case .object(var object) = value else {
      beforeCount = value.text
      afterCount = nil
      return
    }
    object["deviceCount"] = object["deviceCount"] ?? 0
    let place = object.members.firstIndex { $0.key == "deviceCount" } ?? 0
    let before = JSONValue.object(JSONObject(object.members[..<place].map { ($0.key, $0.value) })).text
    let after = JSONValue.object(JSONObject(object.members[(place + 1)...].map { ($0.key, $0.value) })).text
    beforeCount = before.dropLast() + (place == 0 ? "" : ",") + "\"deviceCount\":"
    afterCount = (after == "{}" ? "" : ",") + after.dropFirst()
  }

  /// A user whose text was written by the caller up to and after the number of devices.
  init(
    id: Int, email: String, locationID: Int, groupIDs: [Int], beforeCount: String, afterCount: String
  ) {
    self.id = id
    self.email = email
    self.locationID = locationID
    self.groupIDs = groupIDs
    self.isTrashed = false
    self.beforeCount = beforeCount
    self.afterCount = afterCount
  }

  func text(deviceCount: Int) -> String {
    guard let afterCount else { return beforeCount }
    return beforeCount + String(deviceCount) + afterCount
  }

  /// The record as the single call returns it: without `vpp`.
  func detail(deviceCount: Int) -> JSONValue {
    var object = (try? JSONValue(parsing: text(deviceCount: deviceCount)))?.object ?? JSONObject()
    object["vpp"] = nil
    return .object(object)
  }

  /// The user as a device of the list names its owner.
  var asOwner: JSONValue {
    let user = (try? JSONValue(parsing: text(deviceCount: 0)))?.object ?? JSONObject()
    let keys = [
      "id", "locationId", "username", "email", "firstName", "lastName", "name", "vpp", "notes", "modified",
    ]
    return .object(JSONObject(keys.compactMap { key in user[key].map { (key, $0) } }))
  }

  /// The user that an owner of the list must be, for a fleet that came without users. Nil for nobody.
  init?(owner value: JSONValue) {
    let owner = value.array?.first ?? value
    guard let id = owner["id"]?.integer, id != 0 else { return nil }
    self.init(
      id: id, email: owner["email"]?.string ?? "", name: owner["name"]?.string ?? "",
      username: owner["username"]?.string, locationID: owner["locationId"]?.integer ?? 0)
  }

  /// A plain active user. The name is split at its first space.
  init(id: Int, email: String, name: String, username: String?, locationID: Int) {
    let parts = name.split(separator: " ", maxSplits: 1).map(String.init)
    self.init([
      "id": .integer(id), "locationId": .integer(locationID), "status": "Active", "deviceCount": 0,
      "email": .string(email), "username": .string(username ?? email), "domain": "",
      "firstName": .string(parts.first ?? ""), "lastName": .string(parts.count > 1 ? parts[1] : ""),
      "name": .string(name), "groupIds": [], "groups": [], "teacherGroups": [], "children": [], "vpp": [],
      "notes": "", "exclude": false, "modified": "2026-03-30 09:00:00",
    ])
  }
}
