/// The calls that change a device. A key that may only read never gets here.
extension VendorAPI {
  func write(_ route: VendorRoute, _ request: IncomingRequest, _ tenant: inout Tenant) -> Answer {
    switch (request.method, route) {
    case ("PUT", .deviceOwner(let udid)):
      withDevice(udid, tenant) { owner($0, request.fields(.json), &tenant) }
    case ("POST", .deviceDetails(let udid)):
      withDevice(udid, tenant) { details($0, request.fields(.jsonOrForm), &tenant) }
    case ("DELETE", .device(let udid)):
      withDevice(udid, tenant) { row in
        tenant.apply(.trash, to: row)
        return .done("DeviceTrashed")
      }
    case ("POST", .deviceRestore(let udid)): restore(udid, &tenant)
    case ("POST", .deviceWipe(let udid)):
      withDevice(udid, tenant) { row in
        tenant.apply(.wipe(.kept), to: row)
        return .json(200, ["message": "DeviceWipeScheduled", "device": .string(udid)])
      }
    default: .pathNotFound
    }
  }

  private func withDevice(_ udid: String, _ tenant: Tenant, _ change: (Int) -> Answer) -> Answer {
    guard let row = tenant.fleet.row(udid: udid) else { return .objectNotFound("DeviceNotFound") }
    guard tenant.fleet.records[row].trash == .active else { return .refused("DeviceNotActive") }
    return change(row)
  }

  /// User 0 clears the owner.
  private func owner(_ row: Int, _ fields: JSONObject, _ tenant: inout Tenant) -> Answer {
    guard let id = fields["user"]?.integer else { return .refused("MissingParameter") }
    guard tenant.apply(.owner(id == 0 ? .nobody : .user(id: id)), to: row) != nil else {
      return .objectNotFound("UserNotFound")
    }
    return .done("DeviceSaved")
  }

  private func details(_ row: Int, _ fields: JSONObject, _ tenant: inout Tenant) -> Answer {
    if let tag = fields["assetTag"]?.string { tenant.apply(.assetTag(tag), to: row) }
    if let notes = fields["notes"]?.string { tenant.apply(.notes(notes), to: row) }
    return .done("DeviceUpdated")
  }

  private func restore(_ udid: String, _ tenant: inout Tenant) -> Answer {
    guard let row = tenant.fleet.row(udid: udid) else { return .objectNotFound("DeviceNotFound") }
    if tenant.fleet.records[row].trash == .trashed { tenant.apply(.putBack, to: row) }
    return .json(200, ["code": 200, "message": "DeviceRestored", "device": .string(udid)])
  }
}
