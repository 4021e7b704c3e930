import RollcallConfig
import RollcallCore
import RollcallKit

/// The config.yaml of a scenario, as a person would have written it for its accounts and connections.
struct ScenarioConfig {
  /// The connections in their order, each with the settings that reach its tenant.
  let connections: [(connection: ScenarioConnection, tenant: ScenarioNode)]

  /// The file as Rollcall reads it.
  func load(plugins: [Plugin]) -> LoadedConfig {
    ConfigFile.read(text.yaml, file: "config.yaml", plugins: plugins)
  }

  private var text: ScenarioNode {
    let top = accounts.filter { $0.parent == nil }
    return .members([
      ("version", .text("1")), ("accounts", .members(top.map { ($0.text, account($0)) })),
    ])
  }

  /// All accounts, a sub-account's parent included, each once.
  private var accounts: [AccountReference] {
    var found: [AccountReference] = []
    for account in connections.flatMap({
      [$0.connection.reference.account.parent, $0.connection.reference.account]
    }) {
      if let account, !found.contains(account) { found.append(account) }
    }
    return found
  }

  private func account(_ reference: AccountReference) -> ScenarioNode {
    let integrations = connections.filter { $0.connection.reference.account == reference }.map {
      ($0.connection.reference.integration, integration($0.connection, $0.tenant))
    }
    let below = accounts.filter { $0.parent == reference }.map {
      (String($0.text.dropFirst(reference.text.count + 1)), account($0))
    }
    var members: [(key: String, value: ScenarioNode)] = [("integrations", .members(integrations))]
    if !below.isEmpty { members.append(("sub_accounts", .members(below))) }
    return .members(members)
  }

  private func integration(_ connection: ScenarioConnection, _ tenant: ScenarioNode) -> ScenarioNode {
    let brake = "max_checkout_changes"
    let options = connection.settings.map { item in
      item.key == brake ? ("safety", .members([(brake, item.value)])) : item
    }
    return .members([("connection", tenant)] + options)
  }
}
