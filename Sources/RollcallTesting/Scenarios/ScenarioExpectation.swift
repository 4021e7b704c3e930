import RollcallConfig
import RollcallCore
import RollcallKit
import RollcallStore
import RollcallSync

/// Compares what a scenario expects with what happened. `register`, `catalogue`, `summary`, `details` and `words` name what must be
/// there; all others name all there is.
struct ScenarioExpectation {
  private let world: ScenarioWorld

  init(_ world: ScenarioWorld) {
    self.world = world
  }

  func complaints(about expected: ScenarioNode) async throws -> [String] {
    var complaints: [String] = []
    for (key, value) in expected.pairs {
      var found = try await compareRun(key, value)
      if found == nil { found = try compareRegister(key, value) }
      if found == nil { found = try await compareStory(key, value) }
      guard let found else { throw ScenarioMistake("a scenario cannot expect '\(key)'") }
      complaints += found
    }
    return complaints
  }

  /// What the last sync said; nil for a key that is about something else.
  private func compareRun(_ key: String, _ value: ScenarioNode) async throws -> [String]? {
    let plans = world.last.compactMap(\.plan)
    let changes = plans.flatMap(\.changes)
    let findings = plans.flatMap(\.findings)
    switch key {
    case "changes": return equal(key, value.texts, changes.map { ScenarioText.line($0) })
    case "checkouts": return equal(key, value.texts, changes.compactMap { ScenarioText.checkout($0) })
    case "findings": return equal(key, value.texts.sorted(), findings.map { ScenarioText.line($0) }.sorted())
    case "words":
      let missing = value.texts.filter { text in !findings.contains { $0.detail.contains(text) } }
      return missing.isEmpty ? [] : ["words: \(missing) stand in none of \(findings.map(\.detail))"]
    case "reasons":
      let missing = value.texts.filter { text in !changes.contains { $0.reasonText.contains(text) } }
      return missing.isEmpty ? [] : ["reasons: \(missing) stand in none of \(changes.map(\.reasonText))"]
    case "held": return equal(key, value.texts, [plans.first?.held == nil ? "false" : "true"])
    case "refusal":
      return equal(key, value.texts, world.last.compactMap(\.refusal).map(\.error.kind.rawValue))
    case "outcome": return equal(key, value.texts, world.last.map(\.outcome.rawValue))
    case "devices": return equal(key, value.texts, plans.map { "\($0.devices)" })
    case "warnings": return equal(key, value.texts, world.last.flatMap(\.warnings))
    case "summary":
      let counts = plans.first?.summary ?? [:]
      let expected = value.pairs.map { "\($0.key): \($0.value.text ?? "")" }
      return contained(key, expected, counts.map { "\($0.key.rawValue): \($0.value)" })
    case "left": return equal(key, value.texts, world.left)
    case "requests": return equal(key, value.texts.sorted(), await world.requests)
    case "issues":
      return equal(key, value.texts, world.config.issues.map { "\($0.code.rawValue) \($0.path)" })
    case _: return nil
    }
  }

  /// What stands in the register; nil for a key that is about something else.
  private func compareRegister(_ key: String, _ value: ScenarioNode) throws -> [String]? {
    let register = world.register
    switch key {
    case "register": return contained(key, value.texts, try lines(of: world.account))
    case "sub_account_register":
      return contained(key, value.texts, try lines(of: AccountReference("riverside/north")))
    case "assets": return equal(key, value.texts, try register.assets(of: world.account).map(\.assetID))
    case "employees":
      let employees = try register.employees(of: world.account)
      return equal(key, value.texts, employees.filter { $0.state == .active }.map(\.email))
    case "catalogue":
      return contained(
        key, value.texts, try register.products(of: world.account).map { ScenarioText.line($0) })
    case "products":
      return equal(
        key, value.texts.sorted(),
        try register.products(of: world.account).map { ScenarioText.line($0) }.sorted())
    case "alerts":
      return equal(key, value.texts.sorted(), try register.openAlerts().map(\.kind.rawValue).sorted())
    case "sources":
      return try each(value) { asset, expected in
        let sources = try register.asset(asset, in: world.account).sources
        return contained(
          "sources of \(asset)", expected.pairs.map { "\($0.key): \($0.value.text ?? "")" },
          sources.map { "\($0.key.rawValue): \($0.value)" }.sorted())
      }
    case "details":
      return try each(value) { asset, expected in
        contained(
          "details of \(asset)", expected.texts,
          ScenarioText.details(of: try register.asset(asset, in: world.account)))
      }
    case "history":
      return try each(value) { asset, expected in
        let events = try register.history(of: asset, in: world.account)
        return equal("history of \(asset)", expected.texts, events.map { ScenarioText.line($0) })
      }
    case _: return nil
    }
  }

  /// What is told of a device or an asset; nil for a key that is about something else.
  private func compareStory(_ key: String, _ value: ScenarioNode) async throws -> [String]? {
    switch key {
    case "runs":
      return equal(key, value.texts, try world.register.runs().reversed().map(\.outcome.rawValue))
    case "custody":
      return try each(value) { asset, expected in
        try expected.pairs.flatMap { moment, holder in
          guard let instant = Moment(moment)?.instant else { throw ScenarioMistake("'\(moment)' is no time") }
          let found = try world.register.custody(of: asset, in: world.account, at: instant).holder?.label
          return equal("custody of \(asset) on \(moment)", [holder.text ?? ""], [found ?? "nobody"])
        }
      }
    case "explain":
      var complaints: [String] = []
      for (device, expected) in value.pairs {
        let told = try await world.explain(device)
        let lines = ([told.match] + told.decisions).map { "\($0.what.rawValue) \($0.rule.rawValue)" }
        complaints += equal("explanation of \(device)", expected.texts, lines)
      }
      return complaints
    case _: return nil
    }
  }

  private func each(
    _ node: ScenarioNode, _ compare: (String, ScenarioNode) throws -> [String]
  ) rethrows -> [String] {
    try node.pairs.flatMap { try compare($0.key, $0.value) }
  }

  private func lines(of account: AccountReference) throws -> [String] {
    try world.register.assets(of: account).flatMap { ScenarioText.lines($0) }
  }

  private func equal(_ what: String, _ expected: [String], _ actual: [String]) -> [String] {
    expected == actual ? [] : ["\(what): expected \(expected), found \(actual)"]
  }

  private func contained(_ what: String, _ expected: [String], _ actual: [String]) -> [String] {
    let missing = expected.filter { !actual.contains($0) }
    return missing.isEmpty ? [] : ["\(what): \(missing) is not among \(actual)"]
  }
}
