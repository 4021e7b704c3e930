import Foundation

/// What the tenant holds: devices, people, places, groups, and devices bought but not enrolled.
struct Tenant: Sendable {
  var fleet: Fleet
  var users: [UserRecord]
  /// Locations as the list shows them. Id 0 is the District.
  var locations: [JSONValue]
  /// Without `members`, which follows from the fleet.
  var deviceGroups: [JSONObject]
  /// Without `userCount`, which follows from the users.
  var userGroups: [JSONObject]
  /// Devices known from Apple School Manager that have not enrolled.
  var placeholders: [JSONObject]

  func user(_ id: Int) -> UserRecord? { users.first { $0.id == id } }

  var groupIDs: [String: Int] {
    Dictionary(
      deviceGroups.compactMap { group in
        group["name"]?.string.flatMap { name in group["id"]?.integer.map { (name, $0) } }
      }, uniquingKeysWith: { first, _ in first })
  }

  var filterDirectory: ListFilter.Directory {
    ListFilter.Directory(
      groupNames: Dictionary(groupIDs.map { ($0.value, $0.key) }, uniquingKeysWith: { first, _ in first }),
      userGroups: Dictionary(users.map { ($0.id, $0.groupIDs) }, uniquingKeysWith: { first, _ in first }))
  }

  /// The user of that e-mail, created if there is none.
  mutating func user(email: String, name: String?) -> UserRecord {
    if let known = users.first(where: { !email.isEmpty && $0.email.lowercased() == email.lowercased() }) {
      return known
    }
    let words = email.prefix { $0 != "@" }.split(separator: ".").map(\.capitalized)
    let user = UserRecord(
      id: (users.map(\.id).max() ?? 100) + 1, email: email, name: name ?? words.joined(separator: " "),
      username: nil, locationID: 0)
    users.append(user)
    return user
  }

  /// Names every device group that the devices mention and nobody defined.
  mutating func defineMissingGroups() {
    var known = groupIDs
    var next = (known.values.max() ?? 0) + 1
    for name in fleet.records.flatMap(\.groups) where known[name] == nil {
      known[name] = next
      deviceGroups.append(Self.deviceGroup(id: next, name: name, locationID: 0))
      next += 1
    }
  }

  static func deviceGroup(id: Int, name: String, locationID: Int) -> JSONObject {
    JSONObject([
      ("id", .integer(id)), ("locationId", .integer(locationID)), ("name", .string(name)),
      ("description", ""), ("information", ""), ("type", "normal"), ("shared", false), ("imageUrl", nil),
      ("isSmartGroup", false),
    ])
  }
}
