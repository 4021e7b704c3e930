import JamfSchoolSimulator

/// A device of a scenario's tenant, whoever the vendor is.
package struct ScenarioDevice: Sendable {
  /// What the file says of it; later steps change members.
  private var members: [String: ScenarioNode]

  /// Its serial number; empty for none.
  var serial: String { text("serial") ?? "" }

  /// The tenant's own id of it.
  var udid: String { text("udid") ?? "udid-\(serial)" }

  /// Whether it was deleted in the tenant.
  var isRemoved: Bool { text("removed") == "true" }

  /// The record itself, as JSON; nil where it is made of what the file says.
  var raw: JSONValue? { text("raw").flatMap { try? JSONValue(parsing: $0) } }

  init(_ node: ScenarioNode) {
    members = Dictionary(node.pairs.map { ($0.key, $0.value) }, uniquingKeysWith: { $1 })
  }

  /// The devices of a list.
  static func devices(_ node: ScenarioNode?) -> [ScenarioDevice] {
    (node?.items ?? []).flatMap { $0.repeated }.map { ScenarioDevice($0) }
  }

  /// Whether a step means this device: by its serial number, or by its `udid` where the step names no serial number.
  func isMeant(by change: ScenarioNode) -> Bool {
    if let record = change["record"]?.text { return record == text("record") }
    if let serial = change["serial"]?.text { return serial == text("serial") }
    return change["udid"]?.text.map { $0 == text("udid") } ?? false
  }

  /// Takes over what a step says of it.
  mutating func change(_ node: ScenarioNode) {
    for (key, value) in node.pairs { members[key] = value }
  }

  /// What the file says under a key; nil where it says nothing.
  func text(_ key: String) -> String? { members[key]?.text }

  /// The model's name and identifier; empty where the tenant reports none.
  var model: (name: String, identifier: String) {
    let name = text("model") ?? "iPad (9th generation)"
    let identifier = text("model_identifier") ?? (name == "none" ? "" : "id of \(name)")
    return (name == "none" ? "" : name, identifier)
  }

  /// The owner in one of the shapes that a tenant can report.
  var owner: ScenarioOwner {
    guard let owner = members["owner"], owner.text != "not reported" else { return .notReported }
    if owner.text == "nobody" { return .nobody }
    let email = owner["email"]?.text ?? owner.text ?? ""
    let name = owner["name"]?.text ?? String(email.prefix { $0 != "@" })
    return .person(name: name, email: email == "none" ? "" : email)
  }
}

/// Who a device of a scenario belongs to.
enum ScenarioOwner {
  case notReported
  case nobody
  case person(name: String, email: String)

  /// A number from 1 that is the same for the same person.
  static func id(of person: String) -> Int {
    person.utf8.reduce(7) { ($0 * 31 + Int($1)) % 99_991 } + 1
  }
}
