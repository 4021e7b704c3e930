import RollcallCore
import RollcallKit

/// Reads the file from its top, section by section.
struct SettingsReader {
  let plugins: [Plugin]
  let log: ReadingLog

  /// The settings of a document. What cannot be read has its standard, and is reported.
  func settings(_ root: YAMLNode) -> Settings {
    var settings = Settings()
    let place = Place(path: ConfigPath(), mark: root.mark)
    guard let file = Section(root, at: place, knowing: HostKeys.all, into: log) else { return settings }
    _ = file[HostKeys.version]
    if let register = file.section("register") { settings.registerPath = register[RegisterKeys.path] }
    settings.web = web(file)
    settings.mail = mail(file)
    settings.webhook = webhook(file)
    settings.http = http(file)
    if let section = file.section("retention") {
      settings.runRetention = DurationText(section[RetentionKeys.runs]).milliseconds
    }
    if let section = file.section("plugins") {
      settings.connectorFolders = connectors(section)
      settings.externalPlugins = external(section)
    }
    let connectors = ConnectorFolders(settings.connectorFolders, beside: log.directory)
    settings.plugins = plugins + connectors.plugins
    settings.connectorFiles = connectors.files
    let connections = ConnectionReader(
      plugins: settings.plugins, broken: connectors.broken, external: settings.externalPlugins.map(\.id),
      log: log)
    settings.accounts = AccountReader(connections: connections, log: log).accounts(file)
    return settings
  }

  private func web(_ file: Section) -> WebSettings? {
    guard let entry = file.entry("web") else { return WebSettings() }
    if case .scalar(let text, _) = entry.value.content, Switch(written: text) == .off { return nil }
    guard let section = file.section("web") else { return nil }
    return WebSettings(listen: section[WebKeys.listen], token: section[WebKeys.token])
  }

  private func mail(_ file: Section) -> MailSettings? {
    guard let section = file.section("mail") else { return nil }
    let (username, password) = (section[MailKeys.username], section[MailKeys.password])
    if password != nil, section.entry("username") == nil {
      log.report(.missing, "'username' is missing beside the password", at: section.keyPlace("password"))
    }
    let (starttls, server, from) = (
      section[MailKeys.starttls], section[MailKeys.server], section[MailKeys.from]
    )
    guard let server, let from else { return nil }
    return MailSettings(
      server: server, starttls: starttls, username: username, password: password, from: from)
  }

  private func webhook(_ file: Section) -> WebhookSettings? {
    guard let section = file.section("alerts")?.section("webhook") else { return nil }
    let secret = section[AlertKeys.secret]
    return section[AlertKeys.url].map { WebhookSettings(url: $0, secret: secret) }
  }

  private func http(_ file: Section) -> HTTPSettings {
    guard let section = file.section("http") else { return HTTPSettings() }
    return HTTPSettings(
      connect: DurationText(section[HTTPKeys.connect]).milliseconds,
      firstByte: DurationText(section[HTTPKeys.firstByte]).milliseconds,
      idle: DurationText(section[HTTPKeys.idle]).milliseconds, tries: section[HTTPKeys.tries],
      authorities: section[HTTPKeys.ca])
  }

  private func connectors(_ section: Section) -> [String] {
    section[PluginKeys.connectors]
  }

  private func external(_ section: Section) -> [ExternalPluginSettings] {
    section.named("external").map { id, node, place in
      var settings = ExternalPluginSettings(id: id, command: [], environment: [])
      guard let plugin = Section(node, at: place, knowing: PluginKeys.external, into: log) else {
        return settings
      }
      if plugins.contains(where: { $0.manifest.id == id }) {
        log.report(.conflict, "'\(id)' is a built-in plugin", hint: "give yours another id", at: place)
      }
      log.notServe("external plugins are not served yet", at: place)
      settings.command = plugin[PluginKeys.command]
      settings.environment = plugin[PluginKeys.environment]
      if plugin.isEmptyList("command") {
        log.report(.missing, "command must hold a program", at: plugin.valuePlace("command"))
      }
      return settings
    }
  }
}
