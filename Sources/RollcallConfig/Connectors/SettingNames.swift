import RollcallKit

/// The settings that a connector declares, for whatever refers to them by name.
struct SettingNames {
  private let declarations: [SettingDeclaration]
  private let log: ReadingLog

  /// What a reference is for.
  enum Use {
    /// To be sent: no secret.
    case plain
    /// To sign requests: a secret.
    case secret
    /// To switch something.
    case flag
  }

  init(_ declarations: [SettingDeclaration], log: ReadingLog) {
    self.declarations = declarations
    self.log = log
  }

  /// Reports a reference to a setting that is not declared.
  @discardableResult
  func expectAny(_ key: String, at place: Place) -> SettingDeclaration? {
    if let declaration = declarations.first(where: { $0.key == key }) { return declaration }
    let keys = declarations.map(\.key)
    log.report(
      .reference, "no setting '\(key)' is declared",
      hint: Suggestion.hint(for: key, among: keys) ?? "declared: \(keys.joined(separator: ", "))", at: place)
    return nil
  }

  /// Reports a reference to a setting that is not declared, or is of another kind.
  func expect(_ key: String, _ use: Use, at place: Place) {
    guard let declaration = expectAny(key, at: place) else { return }
    switch (use, declaration.kind) {
    case (.secret, .secret), (.flag, .boolean): return
    case (.secret, _):
      log.report(.secretUse, "'\(key)' is no secret", hint: "declare it as type: secret", at: place)
    case (.flag, _):
      log.report(.type, "'\(key)' is no switch", hint: "declare it as type: boolean", at: place)
    case (.plain, .secret):
      log.report(
        .secretUse, "'\(key)' is a secret, and belongs below 'auth' only",
        hint: "a secret elsewhere could end in an address or a log", at: place)
    case (.plain, _): return
    }
  }
}

extension ReadingLog {
  /// The value after a key; nil when it cannot be read, which is reported.
  func value<Value>(_ member: YAMLNode.Member, _ kind: ValueKind<Value>, at place: Place) -> Value? {
    var problems: [ValueProblem] = []
    let value = kind.read(member.value, &problems)
    for problem in problems {
      report(problem, of: member.key, at: Place(path: place.path, mark: member.value.mark))
    }
    return value
  }
}
