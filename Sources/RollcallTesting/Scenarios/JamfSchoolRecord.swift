import JamfSchoolSimulator

/// The record that Jamf School's list has for a device.
struct JamfSchoolRecord {
  let json: JSONValue

  init(of device: ScenarioDevice) {
    json = device.raw ?? Self.object(device)
  }

  private static func object(_ device: ScenarioDevice) -> JSONValue {
    let model = device.model
    var object = JSONObject([
      ("UDID", .string(device.udid)), ("locationId", .integer(0)),
      ("serialNumber", .string(device.serial)), ("assetTag", .string(device.text("asset_tag") ?? "")),
      ("class", "ipad"),
      ("model", ["name": .string(model.name), "identifier": .string(model.identifier), "type": "iPad"]),
      ("os", ["prefix": "iPadOS", "version": .string(device.text("os_version") ?? "17.5.1")]),
      ("name", .string(device.text("name") ?? "iPad \(device.serial)")),
      ("isManaged", .bool(device.text("managed") != "false")),
      ("isSupervised", true), ("enrollType", .string(device.text("enrollment") ?? "dep")), ("groups", []),
      ("batteryLevel", .number(device.text("battery") ?? "0.73")), ("totalCapacity", .number("59.5")),
      ("lastCheckin", .string(device.text("last_seen") ?? "2026-03-01 08:00:00")),
    ])
    if let owner = owner(device.owner) { object["owner"] = owner }
    if device.text("trash") == "true" { object["inTrash"] = true }
    return .object(object)
  }

  /// The owner as the vendor writes it; nil leaves the key out.
  private static func owner(_ owner: ScenarioOwner) -> JSONValue? {
    switch owner {
    case .notReported: nil
    case .nobody: ["id": 0, "locationId": 0, "name": "", "vpp": []]
    case .person(let name, let email):
      [
        "id": .integer(ScenarioOwner.id(of: name + email)), "locationId": 0, "username": .string(name),
        "email": .string(email), "name": .string(name), "vpp": [],
      ]
    }
  }
}
