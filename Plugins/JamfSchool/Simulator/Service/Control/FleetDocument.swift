/// A fleet as a test or a file gives it, in the shape of the list: `devices`, and if they matter `users`,
/// `locations` and `placeholders`.
///
/// Devices may be any JSON and are served as they are. `code` and `count` are allowed and ignored, so a saved
/// reply can be loaded.
package struct FleetDocument: Sendable {
  private let devices: [JSONValue]
  private let users: [JSONValue]?
  private let locations: [JSONValue]?
  private let placeholders: [JSONValue]?

  package init(
    devices: [JSONValue], users: [JSONValue]? = nil, locations: [JSONValue]? = nil,
    placeholders: [JSONValue]? = nil
  ) {
    self.devices = devices
    self.users = users
    self.locations = locations
    self.placeholders = placeholders
  }

  /// Throws for a text that is no JSON, an unknown key, or a missing `devices`.
  package init(parsing text: String) throws(ControlMistake) {
    let value: JSONValue
    do { value = try JSONValue(parsing: text) } catch { throw ControlMistake(error.description) }
    try self.init(value)
  }

  package init(_ value: JSONValue) throws(ControlMistake) {
    let known = ["devices", "users", "locations", "placeholders", "code", "count"]
    let document = try value.members(of: "The fleet", known)
    guard let devices = try document.elements("devices") else {
      throw ControlMistake("The fleet has no devices key.")
    }
    self.init(
      devices: devices, users: try document.elements("users"), locations: try document.elements("locations"),
      placeholders: try document.elements("placeholders"))
  }

  func replace(_ tenant: inout Tenant) {
    tenant.fleet = Fleet(devices.map { DeviceRecord($0) })
    tenant.users = users.map { $0.map { UserRecord($0) } } ?? owners
    tenant.locations = locations ?? tenant.locations
    tenant.placeholders = placeholders.map { $0.compactMap(\.object) } ?? []
    tenant.deviceGroups = []
    tenant.userGroups = users == nil ? [] : tenant.userGroups
    tenant.defineMissingGroups()
  }

  private var owners: [UserRecord] {
    var seen: Set<Int> = []
    return devices.compactMap { $0["owner"].flatMap(UserRecord.init(owner:)) }
      .filter { seen.insert($0.id).inserted }
  }
}
