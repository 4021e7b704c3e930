import RollcallKit

/// Reads how requests are signed: one way, or a list of ways.
struct AuthenticationReader {
  let requests: RequestReader
  let log: ReadingLog

  /// The ways, in the order of the file.
  func ways(_ file: Section) -> [Connector.Authentication] {
    guard let entry = file.entry("auth") else { return [] }
    let place = file.valuePlace("auth")
    guard case .sequence(let items) = entry.value.content else {
      return way(entry.value, at: file.keyPlace("auth")).map { [$0] } ?? []
    }
    return items.enumerated().compactMap { index, item in
      way(item, at: Place(path: place.path.appending(index: index), mark: item.mark))
    }
  }

  /// The kind is read before the keys are checked, so that a problem is one of the kind that is meant.
  private func way(_ node: YAMLNode, at place: Place) -> Connector.Authentication? {
    guard let members = node.entries(at: place, into: log) else { return nil }
    guard let kind = members.first(where: { $0.key == "kind" }) else {
      log.report(.missing, "'kind' is missing", hint: "for example kind: bearer", at: place)
      return nil
    }
    let kindPlace = Place(path: place.path.appending("kind"), mark: kind.value.mark)
    guard let name = log.value(kind, ValueKind<String>.choice(of: Keys.kinds), at: kindPlace),
      let section = Section(node, at: place, knowing: Keys.keys(of: name), into: log)
    else { return nil }
    switch name {
    case "basic": return .basic(user: part(section, "username"), password: part(section, "password"))
    case "bearer": return secret(section, Keys.token).map { .bearer(secret: $0) }
    case "header":
      return secret(section, Keys.value).map {
        .header(name: section[Keys.name], prefix: section[Keys.prefix], secret: $0)
      }
    case "query": return secret(section, Keys.value).map { .query(name: section[Keys.name], secret: $0) }
    case _: return nil
    }
  }

  private func secret(_ section: Section, _ key: Setting<String?>) -> String? {
    guard let name = section[key] else { return nil }
    requests.names.expect(name, .secret, at: section.valuePlace(key.key))
    return name
  }

  /// The key of a setting, secret or not.
  private func part(_ section: Section, _ key: String) -> Connector.Value? {
    guard let entry = section.entry(key),
      let name = log.value(entry, ValueKind<String>.text("the key of a setting"), at: section.valuePlace(key))
    else { return nil }
    requests.names.expectAny(name, at: section.valuePlace(key))
    return .setting(name)
  }

  private enum Keys {
    static let kinds = ["none", "basic", "bearer", "header", "query"]
    static let kind = Setting("kind", .choice(of: kinds), standard: "none", "The way.", need: .required)
    static let username = Setting.optional(
      "username", .text("the key of a setting"), "The setting with the user.")
    static let password = Setting.optional(
      "password", .text("the key of a setting"), "The setting with the password.")
    static let token = Setting.optional(
      "token", .text("the key of a setting"), "The setting with the token.", need: .required, example: "token"
    )
    static let name = Setting(
      "name", .text("a name"), standard: "", "What the field or parameter is called.", need: .required)
    static let value = Setting.optional(
      "value", .text("the key of a setting"), "The setting with the secret.", need: .required,
      example: "api_key")
    static let prefix = Setting("prefix", .text("a text"), standard: "", "What stands before the secret.")

    static func keys(of kind: String) -> [HostSetting] {
      let own: [HostSetting] =
        switch kind {
        case "basic": [username.declaration, password.declaration]
        case "bearer": [token.declaration]
        case "header": [name.declaration, value.declaration, prefix.declaration]
        case "query": [name.declaration, value.declaration]
        case _: []
        }
      return [Self.kind.declaration] + own
    }
  }
}
