import RollcallJSON
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
    case "body": return secret(section, Keys.value).map { .body(name: section[Keys.name], secret: $0) }
    case "oauth2_client_credentials": return client(section)
    case "login": return login(section)
    case _: return nil
    }
  }

  private func client(_ section: Section) -> Connector.Authentication? {
    let id = section[Keys.clientID]
    if let id { requests.names.expectAny(id, at: section.valuePlace("client_id")) }
    guard let id, let secret = secret(section, Keys.clientSecret) else { return nil }
    return .token(
      Connector.TokenSource(
        address: address(section),
        .client(
          id: id, secret: secret, scope: section[Keys.scope],
          isInHeader: section[Keys.credentialsIn] == "basic"),
        place: .answer(section[Keys.tokenPath] ?? "access_token"),
        lifetime: lifetime(section) ?? .answer("expires_in")))
  }

  private func login(_ section: Section) -> Connector.Authentication? {
    let address = address(section)
    let place: TokenRequest.Place
    switch (section[Keys.tokenPath], section[Keys.tokenHeader]) {
    case (let path?, nil): place = .answer(path)
    case (nil, let name?): place = .header(name, prefix: "Bearer ")
    case (nil, nil), (.some, .some):
      log.report(.missing, "'token_path' or 'token_header' must stand here, one of them", at: section.place)
      return nil
    }
    guard let lifetime = lifetime(section) else {
      log.report(.missing, "'lifetime' is missing", hint: "for example lifetime: 20h", at: section.place)
      return nil
    }
    return .token(
      Connector.TokenSource(
        address: address,
        .login(
          requests.signing.body(section) ?? .object([]), headers: requests.signing.named(section, "headers")),
        place: place, lifetime: lifetime))
  }

  /// The address for tokens, whose parts in braces are settings.
  private func address(_ section: Section) -> String {
    let address = section[Keys.tokenURL]
    for match in address.matches(of: /\{([^}]*)\}/) {
      requests.names.expect(String(match.1), .plain, at: section.valuePlace("token_url"))
    }
    return address
  }

  private func lifetime(_ section: Section) -> TokenRequest.Lifetime? {
    if let duration = section[Keys.lifetime] { return .fixed(DurationText(duration).milliseconds) }
    return section[Keys.expiresPath].map { .answer($0) }
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
    static let kinds = [
      "none", "basic", "bearer", "header", "query", "body", "oauth2_client_credentials", "login",
    ]
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

    static let tokenURL = Setting(
      "token_url", .text(matching: "(https://|/).+", "an https address, or a path"), standard: "",
      "Who gives tokens: an address, or a path below the tenant's; {KEY} in it is a setting.",
      need: .required,
      example: "/oauth/token")
    static let clientID = Setting.optional(
      "client_id", .text("the key of a setting"), "The setting with the client's id.", need: .required,
      example: "client_id")
    static let clientSecret = Setting.optional(
      "client_secret", .text("the key of a setting"), "The setting with the client's secret.",
      need: .required,
      example: "client_secret")
    static let scope = Setting.optional("scope", .text("a text"), "What the token is for.")
    static let credentialsIn = Setting(
      "credentials_in", .choice(of: ["body", "basic"]), standard: "body", "How id and secret are sent.")
    static let tokenPath = Setting.optional("token_path", .path, "Where the answer has the token.")
    static let tokenHeader = Setting.optional(
      "token_header", .text("a name"), "The header field of the answer that has the token.")
    static let expiresPath = Setting.optional(
      "expires_path", .path, "Where the answer says for how many seconds it is good.")
    static let lifetime = Setting.optional(
      "lifetime", .duration(atLeast: .seconds(1)), "For how long it is good, where the answer does not say.")

    static func keys(of kind: String) -> [HostSetting] {
      let own: [HostSetting] =
        switch kind {
        case "basic": [username.declaration, password.declaration]
        case "bearer": [token.declaration]
        case "header": [name.declaration, value.declaration, prefix.declaration]
        case "query", "body": [name.declaration, value.declaration]
        case "oauth2_client_credentials":
          [
            tokenURL.declaration, clientID.declaration, clientSecret.declaration, scope.declaration,
            credentialsIn.declaration, tokenPath.declaration, expiresPath.declaration, lifetime.declaration,
          ]
        case "login":
          [
            tokenURL.declaration,
            ConnectorKeys.free("body", "What is sent as JSON; secrets may stand in it."),
            ConnectorKeys.free("headers", "Header fields, likewise."), tokenPath.declaration,
            tokenHeader.declaration, expiresPath.declaration, lifetime.declaration,
          ]
        case _: []
        }
      return [Self.kind.declaration] + own
    }
  }
}
