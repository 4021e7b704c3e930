extension Plugin {
  /// A plugin that is written in YAML.
  public init(_ connector: Connector) {
    self.init(
      kind: .declarative, manifest: connector.manifest, settings: connector.settings,
      checking: { settings in connector.objections(to: settings) },
      preparing: { settings, secrets throws(IntegrationError) in
        let own = ConnectorSettings(settings, of: connector)
        let endpoint = try connector.endpoint(own, secrets)
        return PreparedConnection(endpoint: endpoint) { host in
          ConnectorTenant(connector: connector, settings: own, http: host.http, host: endpoint.host)
        }
      })
  }
}

extension Connector {
  fileprivate func objections(to settings: PluginSettings) -> [SettingIssue] {
    do throws(IntegrationError) {
      _ = try endpoint(
        ConnectorSettings(settings, of: self), settings.references.mapValues { _ in Secret("placeholder") })
      return []
    } catch {
      return [SettingIssue(key: error.field, error.message, hint: error.hint)]
    }
  }

  /// Where the tenant is, and how the host shows itself there.
  ///
  /// - Throws: `configuration` when the address is missing.
  fileprivate func endpoint(
    _ settings: ConnectorSettings, _ secrets: [String: Secret]
  ) throws(IntegrationError) -> ConnectionEndpoint {
    guard let address = settings.text(base.address, nil) else {
      throw IntegrationError(.configuration, "The address of \(manifest.name) is missing.", field: "url")
    }
    let rules = AnswerRules(self)
    return ConnectionEndpoint(
      base: address.trimmingSlashes + base.path,
      authentications: try authentications(settings, secrets, at: address.trimmingSlashes),
      headers: headers.compactMap { field in
        settings.text(field.value, nil).map { HTTPRequest.Parameter(field.name, $0) }
      }, meaning: { failure, answer, type in rules.meaning(of: failure, answer: answer, type: type) })
  }
}

extension Connector {
  private func authentications(
    _ settings: ConnectorSettings, _ secrets: [String: Secret], at address: String
  ) throws(IntegrationError) -> [ConnectionEndpoint.Authentication] {
    var all: [ConnectionEndpoint.Authentication] = []
    for way in authentication {
      if case .token(let source) = way {
        all.append(.token(try source.request(settings, secrets, at: address)))
      } else {
        all.append(way.filled(settings, secrets))
      }
    }
    return all
  }
}

extension Connector.Authentication {
  fileprivate func filled(
    _ settings: ConnectorSettings, _ secrets: [String: Secret]
  ) -> ConnectionEndpoint.Authentication {
    func secret(_ key: String) -> Secret { secrets[key] ?? Secret() }
    func text(_ value: Connector.Value?) -> String {
      guard let value else { return "" }
      if case .setting(let key) = value, let secret = secrets[key] { return secret.reveal() }
      return settings.text(value, nil) ?? ""
    }
    return switch self {
    case .basic(let user, let password): .basic(user: text(user), password: Secret(text(password)))
    case .bearer(let key): .bearer(secret(key))
    case .header(let name, let prefix, let key): .header(name: name, prefix: prefix, value: secret(key))
    case .query(let name, let key): .query(name: name, value: secret(key))
    case .body(let name, let key): .body(name: name, value: secret(key))
    case .token: .none
    }
  }
}

extension ConnectionEndpoint {
  /// The host of the base address, with its port.
  fileprivate var host: String {
    let rest = base.firstRange(of: "://").map { base[$0.upperBound...] } ?? base[...]
    return rest.prefix { $0 != "/" }.lowercased()
  }
}

extension String {
  fileprivate var trimmingSlashes: String { String(reversed().drop { $0 == "/" }.reversed()) }
}
