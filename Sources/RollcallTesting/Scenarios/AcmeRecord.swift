import JamfSchoolSimulator

/// The record that an Acme tenant has for a device.
struct AcmeRecord {
  let json: JSONValue

  init(of device: ScenarioDevice) {
    json = device.raw ?? Self.object(device)
  }

  private static func object(_ device: ScenarioDevice) -> JSONValue {
    let model = device.model
    var object = JSONObject([
      ("id", .string(device.udid)), ("serial", .string(device.serial)),
      ("label", .string(device.text("name") ?? "Acme \(device.serial)")),
      ("tag", .string(device.text("asset_tag") ?? "")),
      (
        "hardware",
        [
          "name": .string(model.name), "code": .string(model.identifier),
          "maker": .string(device.text("manufacturer") ?? "Apple"),
        ]
      ),
      ("system", ["name": "iPadOS", "version": .string(device.text("os_version") ?? "17.5.1")]),
      ("managed", .bool(device.text("managed") != "false")), ("supervised", true),
      ("enrolled_by", .string(device.text("enrollment") ?? "zero touch")),
      ("state", .string(device.text("trash") == "true" ? "trashed" : "active")),
      ("site", "Main building"), ("groups", ["Year 7"]),
      ("seen_at", .string(device.text("last_seen") ?? "2026-03-01T08:00:00Z")),
      (
        "network",
        ["wifi": "0a:1b:2c:3d:4e:5f", "ethernet": "0a:1b:2c:3d:4e:60", "imei": "35 693803 564380 9"]
      ),
      ("disk", ["total": 128, "free": 40]), ("battery", .number(device.text("battery") ?? "73")),
      ("warranty", ["until": .string(device.text("warranty") ?? "2028-07-31")]),
    ])
    switch device.owner {
    case .notReported: break
    case .nobody: object["user"] = .null
    case .person(let name, let email):
      object["user"] = [
        "id": .integer(ScenarioOwner.id(of: name + email)), "name": .string(name), "mail": .string(email),
      ]
    }
    return .object(object)
  }
}
