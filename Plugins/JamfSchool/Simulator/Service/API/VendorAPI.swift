import Foundation

/// The vendor's API over one tenant: a request in, an answer out, and the tenant changed by a write.
struct VendorAPI: Sendable {
  let key: AccessKey
  let timeZone: TimeZone
  let quirks: [ActiveQuirk]

  func answer(_ request: IncomingRequest, _ tenant: inout Tenant) -> Answer {
    if let refusal = key.refusal(of: request) { return refusal }
    guard let route = VendorRoute(request) else { return .pathNotFound }
    return switch request.method {
    case "GET", "HEAD": read(route, request.query, &tenant)
    default: write(route, request, &tenant)
    }
  }

  private func read(_ route: VendorRoute, _ query: [QueryItem], _ tenant: inout Tenant) -> Answer {
    switch route {
    case .devices: devices(query, &tenant)
    case .device(let udid): device(udid, query, tenant)
    case .deviceGroups: deviceGroups(tenant)
    case .deviceGroup(let id): deviceGroup(id, tenant)
    case .users: users(query, tenant)
    case .user(let id): user(id, tenant)
    case .userGroups: userGroups(tenant)
    case .userGroup(let id): userGroup(id, tenant)
    case .locations: .json(200, ["locations": .array(has(.locationsEmpty) ? [] : tenant.locations)])
    case .location(let id): location(id, tenant)
    case .classes: .json(200, ["code": 200, "classes": []])
    case .schoolClass: .objectNotFound("ClassNotFound")
    case .placeholders: .json(200, ["code": 200, "placeholders": .array(placeholders(tenant))])
    case .placeholder(let serial): placeholder(serial, tenant)
    case .apps: .json(200, ["apps": []])
    case .app: .json(404, ["code": 0, "message": "AppNotFound"])
    case .deviceOwner, .deviceDetails, .deviceRestore, .deviceWipe: .pathNotFound
    }
  }

  func has(_ quirk: Quirk) -> Bool { quirks.contains { $0.quirk == quirk } }

  // A group's members are counted from the devices, and never listed.
  private func deviceGroups(_ tenant: Tenant) -> Answer {
    let key = has(.deviceGroupsSpelling) ? "DeviceGroups" : "deviceGroups"
    let sizes = tenant.fleet.groupSizes
    let groups = tenant.deviceGroups.map { JSONValue.object(counted($0, sizes)) }
    return .json(200, .object(JSONObject([("code", 200), (key, .array(groups))])))
  }

  private func deviceGroup(_ id: String, _ tenant: Tenant) -> Answer {
    guard let group = tenant.deviceGroups.first(where: { $0["id"]?.integer == Int(id) }) else {
      return .objectNotFound("DeviceGroupNotFound")
    }
    return .json(200, ["code": 200, "deviceGroup": .object(counted(group, tenant.fleet.groupSizes))])
  }

  private func counted(_ group: JSONObject, _ sizes: [String: Int]) -> JSONObject {
    var group = group
    group["members"] = .integer(sizes[group["name"]?.string ?? ""] ?? 0)
    return group
  }

  private func location(_ id: String, _ tenant: Tenant) -> Answer {
    guard let location = tenant.locations.first(where: { $0["id"]?.integer == Int(id) }) else {
      return .objectNotFound("LocationNotFound")
    }
    return .json(200, location)
  }

  private func placeholders(_ tenant: Tenant) -> [JSONValue] {
    tenant.placeholders.map { placeholder in
      guard has(.depDatesAsText) else { return .object(placeholder) }
      var placeholder = placeholder
      for key in ["dateAdded", "datePushed", "dateAssigned"] { placeholder.change(key) { .string($0.text) } }
      return .object(placeholder)
    }
  }

  private func placeholder(_ serial: String, _ tenant: Tenant) -> Answer {
    guard
      let found = placeholders(tenant).first(where: {
        $0["serialNumber"]?.string?.lowercased() == serial.lowercased()
      })
    else { return .objectNotFound("DeviceNotFound") }
    return .json(200, ["code": 200, "placeholder": found])
  }
}
