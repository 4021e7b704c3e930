import JamfSchoolSimulator

/// A device of a scenario's tenant, and the record that the vendor would send for it.
package struct ScenarioDevice: Sendable {
  /// What the file says of it; later steps change members.
  private var members: [String: ScenarioNode]

  /// Its serial number, by which steps name it.
  var serial: String { members["serial"]?.text ?? "" }

  /// Whether it was deleted in the tenant.
  var isRemoved: Bool { members["removed"]?.text == "true" }

  init(_ node: ScenarioNode) {
    members = Dictionary(node.pairs.map { ($0.key, $0.value) }, uniquingKeysWith: { $1 })
  }

  /// The devices of a list; `times` makes many of one, with their numbers in place of `#`.
  static func devices(_ node: ScenarioNode?) -> [ScenarioDevice] {
    (node?.items ?? []).flatMap { item -> [ScenarioDevice] in
      let device = ScenarioDevice(item)
      guard let times = item["times"]?.text.flatMap({ Int($0) }) else { return [device] }
      return (1...times).map { number in
        var copy = device
        copy.members["serial"] = .text(device.serial.replacing("#", with: "\(number)"))
        return copy
      }
    }
  }

  /// Takes over what a step says of it.
  mutating func change(_ node: ScenarioNode) {
    for (key, value) in node.pairs { members[key] = value }
  }

  /// The record of the vendor's list.
  var record: JSONValue {
    var object = JSONObject([
      ("UDID", .string(text("udid") ?? "udid-\(serial)")), ("locationId", .integer(0)),
      ("serialNumber", .string(serial)), ("assetTag", .string(text("asset_tag") ?? "")),
      ("class", .string("ipad")),
      ("model", model),
      ("os", .object(JSONObject([("prefix", .string("iPadOS")), ("version", .string("17.5.1"))]))),
      ("name", .string(text("name") ?? "iPad \(serial)")), ("isManaged", .bool(text("managed") != "false")),
      ("isSupervised", .bool(true)), ("enrollType", .string("dep")), ("groups", .array([])),
      ("batteryLevel", .number("0.73")), ("totalCapacity", .number("59.5")),
      ("lastCheckin", .string("2026-03-01 08:00:00")),
    ])
    if let owner { object["owner"] = owner }
    if text("trash") == "true" { object["inTrash"] = .bool(true) }
    return .object(object)
  }

  private func text(_ key: String) -> String? { members[key]?.text }

  private var model: JSONValue {
    let name = text("model") ?? "iPad (9th generation)"
    let isKnown = name != "none"
    return .object(
      JSONObject([
        ("name", .string(isKnown ? name : "")), ("identifier", .string(isKnown ? "id of \(name)" : "")),
        ("type", .string("iPad")),
      ]))
  }

  /// The owner as the vendor writes it; nil leaves the key out.
  private var owner: JSONValue? {
    guard let owner = members["owner"], owner.text != "not reported" else { return nil }
    if owner.text == "nobody" {
      return .object(
        JSONObject([
          ("id", .integer(0)), ("locationId", .integer(0)), ("name", .string("")), ("vpp", .array([])),
        ]))
    }
    let email = owner["email"]?.text ?? owner.text ?? ""
    let name = owner["name"]?.text ?? String(email.prefix { $0 != "@" })
    return .object(
      JSONObject([
        ("id", .integer(Self.id(of: name + email))), ("locationId", .integer(0)), ("username", .string(name)),
        ("email", .string(email == "none" ? "" : email)), ("name", .string(name)), ("vpp", .array([])),
      ]))
  }

  /// A number from 1 that is the same for the same person.
  private static func id(of person: String) -> Int {
    person.utf8.reduce(7) { ($0 * 31 + Int($1)) % 99_991 } + 1
  }
}
