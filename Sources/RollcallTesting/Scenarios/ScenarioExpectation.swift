import RollcallCore
import RollcallStore
import RollcallSync

/// Compares what a scenario expects with what happened. `register`, `catalogue`, `alerts` and `summary` name what must be there;
/// `changes`, `checkouts` and `findings` name all there is.
struct ScenarioExpectation {
  private let world: ScenarioWorld

  init(_ world: ScenarioWorld) {
    self.world = world
  }

  func complaints(about expected: ScenarioNode) throws -> [String] {
    var complaints: [String] = []
    for (key, value) in expected.pairs { complaints += try compare(key, value) }
    return complaints
  }

  private func compare(_ key: String, _ value: ScenarioNode) throws -> [String] {
    let changes = world.last.first?.plan?.changes ?? []
    switch key {
    case "changes": return equal(key, value.texts, changes.map { ScenarioText.line($0) })
    case "checkouts": return equal(key, value.texts, changes.compactMap { ScenarioText.checkout($0) })
    case "findings":
      let found = world.last.first?.plan?.findings ?? []
      return equal(key, value.texts.sorted(), found.map { ScenarioText.line($0) }.sorted())
    case "register":
      return contained(
        key, value.texts, try world.register.assets(of: ScenarioWorld.account).map { ScenarioText.line($0) })
    case "sub_account_register":
      return contained(
        key, value.texts,
        try world.register.assets(of: ScenarioWorld.subAccount).map { ScenarioText.line($0) })
    case "catalogue":
      return contained(
        key, value.texts, try world.register.products(of: ScenarioWorld.account).map { ScenarioText.line($0) }
      )
    case "alerts": return contained(key, value.texts, try world.register.openAlerts().map(\.kind.rawValue))
    case "held": return equal(key, value.texts, [world.last.first?.plan?.held == nil ? "false" : "true"])
    case "summary":
      let counts = world.last.first?.plan?.summary ?? [:]
      let expected = value.pairs.map { "\($0.key): \($0.value.text ?? "")" }
      return contained(key, expected, counts.map { "\($0.key.rawValue): \($0.value)" })
    case _: throw ScenarioMistake("a scenario cannot expect '\(key)'")
    }
  }

  private func equal(_ what: String, _ expected: [String], _ actual: [String]) -> [String] {
    expected == actual ? [] : ["\(what): expected \(expected), found \(actual)"]
  }

  private func contained(_ what: String, _ expected: [String], _ actual: [String]) -> [String] {
    let missing = expected.filter { !actual.contains($0) }
    return missing.isEmpty ? [] : ["\(what): \(missing) is not among \(actual)"]
  }
}
