extension VendorAPI {
  /// `GET /users`, without those in the trash unless `inTrash` asks for them.
  func users(_ query: [QueryItem], _ tenant: Tenant) -> Answer {
    let counts = tenant.fleet.deviceCounts
    let wantsTrash = query.first { $0.name == "inTrash" }?.isTrue ?? false
    let texts = tenant.users.lazy
      .filter { user in
        user.isTrashed == wantsTrash && query.allSatisfy { accepts($0, user, counts[user.id] ?? 0) }
      }
      .map { $0.text(deviceCount: counts[$0.id] ?? 0) }
    return Answer(status: 200, content: .listing(Listing(of: "users", texts)))
  }

  private func accepts(_ item: QueryItem, _ user: UserRecord, _ devices: Int) -> Bool {
    switch item.name {
    case "hasDevice": (devices > 0) == item.isTrue
    case "memberOf": item.ids.contains { user.groupIDs.contains($0) }
    case "locationId": user.locationID == Int(item.value)
    default: true
    }
  }

  func user(_ id: String, _ tenant: Tenant) -> Answer {
    guard let id = Int(id), let user = tenant.user(id) else { return .objectNotFound("UserNotFound") }
    return .json(200, ["code": 200, "user": user.detail(deviceCount: tenant.fleet.deviceCounts[id] ?? 0)])
  }

  func userGroups(_ tenant: Tenant) -> Answer {
    let texts = tenant.userGroups.map { JSONValue.object(counted($0, tenant)).text }
    return Answer(status: 200, content: .listing(Listing(of: "groups", texts)))
  }

  func userGroup(_ id: String, _ tenant: Tenant) -> Answer {
    guard let group = tenant.userGroups.first(where: { $0["id"]?.integer == Int(id) }) else {
      return .objectNotFound("GroupNotFound")
    }
    return .json(200, ["code": 200, "group": .object(counted(group, tenant))])
  }

  private func counted(_ group: JSONObject, _ tenant: Tenant) -> JSONObject {
    var group = group
    let id = group["id"]?.integer ?? 0
    group["userCount"] = .integer(tenant.users.count { $0.groupIDs.contains(id) })
    return group
  }
}
