import RollcallCore

/// A connection of a scenario as its file gives it.
package struct ScenarioConnection: Sendable {
  /// How it is written.
  var reference: ConnectionReference
  /// Its options, as in config.yaml; the runner adds how to reach the tenant.
  var settings: [(key: String, value: ScenarioNode)]
  /// The devices of its tenant.
  var devices: [ScenarioDevice]

  /// The connection that a story is about unless it says otherwise.
  static let usual = ConnectionReference(account: AccountReference("riverside"), integration: "jamf-school")

  /// The connections of a file in their order: `settings` and `tenant` are the usual one, then `sub_account_tenant`, then
  /// what `connections` lists.
  static func connections(_ file: ScenarioNode) throws(ScenarioMistake) -> [ScenarioConnection] {
    let settings = file["settings"]?.pairs ?? []
    var found: [ScenarioConnection] = []
    if let tenant = file["tenant"] {
      found.append(
        ScenarioConnection(
          reference: usual, settings: settings, devices: ScenarioDevice.devices(tenant)))
    }
    if let tenant = file["sub_account_tenant"] {
      let north = ConnectionReference(
        account: AccountReference("riverside/north"), integration: usual.integration)
      found.append(
        ScenarioConnection(
          reference: north, settings: settings, devices: ScenarioDevice.devices(tenant)))
    }
    for (key, node) in file["connections"]?.pairs ?? [] {
      guard let reference = ConnectionReference(key) else {
        throw ScenarioMistake("'\(key)' is no connection, as riverside:acme-fleet is one")
      }
      found.append(
        ScenarioConnection(
          reference: reference, settings: node["settings"]?.pairs ?? [],
          devices: ScenarioDevice.devices(node["tenant"])))
    }
    return found
  }

  /// Takes over settings that a step changes.
  mutating func change(_ changed: [(key: String, value: ScenarioNode)]) {
    for (key, value) in changed {
      if let index = settings.firstIndex(where: { $0.key == key }) {
        settings[index].value = value
      } else {
        settings.append((key, value))
      }
    }
  }
}
