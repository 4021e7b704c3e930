import Foundation
import RollcallCore
import RollcallKit

/// Reads the connections of an account.
struct ConnectionReader {
  let plugins: [Plugin]
  /// Connectors that cannot be used, by their ids.
  let broken: [(id: String, loaded: ConnectorFile.Loaded)]
  /// The ids of external plugins.
  let external: [String]
  let log: ReadingLog

  /// What the id of an integration stands for.
  private enum Kind {
    /// A plugin.
    case known(Plugin)
    /// A connector that cannot be used.
    case broken(ConnectorFile.Loaded)
    /// A program, which this version does not run.
    case notServed(String)
    /// Nothing that is there; the plugin is the one that was probably meant.
    case unknown(meant: Plugin?)
  }

  /// The connections of an account, in the order of the file. One with errors inside is among them (J5); one that no
  /// plugin serves is not.
  func connections(_ account: Section, of reference: AccountReference) -> [ConnectionSettings] {
    guard let integrations = account.entry("integrations") else { return [] }
    let place = account.keyPlace("integrations")
    return (integrations.value.entries(at: place, into: log) ?? []).compactMap { entry in
      connection(
        entry, at: Place(path: place.path.appending(entry.key), mark: entry.mark),
        as: ConnectionReference(account: reference, integration: entry.key))
    }
  }

  private func connection(
    _ entry: YAMLNode.Member, at place: Place, as reference: ConnectionReference
  ) -> ConnectionSettings? {
    switch kind(of: entry.key) {
    case .known(let plugin):
      return settings(entry.value, at: place, plugin, reference)
    case .broken(let loaded):
      // Its settings cannot be checked, but it is a connection all the same (J5).
      log.report(loaded.issues, of: loaded.file, for: reference)
      let reason = loaded.issues.first { $0.severity == .error }?.line(file: loaded.file) ?? loaded.file
      return standard(Plugin(unusable: entry.key, because: reason), reference, at: place)
    case .notServed(let message):
      log.notServe(message, at: place)
      _ = Section(entry.value, at: place, knowing: ConnectionKeys.all, into: log)
      return nil
    case .unknown(let meant):
      reportUnknown(entry.key, meant: meant, at: place)
      // What is wrong inside is told in the same go.
      if let meant { _ = settings(entry.value, at: place, meant, reference) }
      return nil
    }
  }

  private func kind(of id: String) -> Kind {
    if let plugin = plugins.first(where: { $0.manifest.id == id }) { return .known(plugin) }
    if let connector = broken.first(where: { $0.id == id }) { return .broken(connector.loaded) }
    if external.contains(id) { return .notServed("external plugins are not served yet") }
    let meant = Suggestion.nearest(to: id, among: plugins.map(\.manifest.id))
    return .unknown(meant: plugins.first { $0.manifest.id == meant })
  }

  /// Reported as an error of the account: there is no connection that it could be inside of.
  private func reportUnknown(_ id: String, meant: Plugin?, at place: Place) {
    let known = plugins.map(\.manifest.id).joined(separator: ", ")
    log.report(
      .unknown, "there is no integration '\(id)'",
      hint: meant.map { "did you mean '\($0.manifest.id)'?" } ?? "there is: \(known)", at: place,
      scope: ConfigPath())
  }

  private func settings(
    _ node: YAMLNode, at place: Place, _ plugin: Plugin, _ reference: ConnectionReference
  ) -> ConnectionSettings {
    let strays = Dictionary(
      plugin.settings.map { ($0.key, "it belongs below 'connection'") }, uniquingKeysWith: { a, _ in a })
    var settings = standard(plugin, reference, at: place)
    guard let section = Section(node, at: place, knowing: ConnectionKeys.all, strays: strays, into: log)
    else { return settings }
    settings.isEnabled = section[ConnectionKeys.enabled].isOn
    settings.settings = PluginSettingsReader(plugin: plugin, log: log).settings(section)
    settings.options = options(section)
    settings.interval = DurationText(section[ConnectionKeys.interval]).milliseconds
    settings.isSharedTenant = section[ConnectionKeys.sharedTenant].isOn
    settings.mapping = MappingReader(log: log).mapping(section)
    settings.importsEmployees = section[ConnectionKeys.importEmployees].isOn
    settings.isolation = section[ConnectionKeys.isolation]
    settings.timeZone = section[ConnectionKeys.timeZone]?.identifier
    if settings.importsEmployees {
      log.notServe("employees are not imported from the tenant yet", at: section.keyPlace("import_employees"))
    }
    if settings.isolation == .process {
      log.notServe("plugins run in Rollcall's own process for now", at: section.keyPlace("isolation"))
    }
    return settings
  }

  private func standard(
    _ plugin: Plugin, _ reference: ConnectionReference, at place: Place
  ) -> ConnectionSettings {
    ConnectionSettings(
      reference: reference, plugin: plugin, mark: place.mark, isEnabled: ConnectionKeys.enabled.standard.isOn,
      settings: PluginSettings(), options: SyncOptions(),
      interval: DurationText(ConnectionKeys.interval.standard).milliseconds, isSharedTenant: false,
      mapping: FieldMapping(fields: [:]), importsEmployees: false, isolation: .none)
  }

  private func options(_ section: Section) -> SyncOptions {
    var options = SyncOptions()
    options.assetID = section[ConnectionKeys.assetID]
    options.assetName = section[ConnectionKeys.assetName]
    options.autoCheckout = section[ConnectionKeys.autoCheckout]
    options.mergeExisting = section[ConnectionKeys.mergeExisting]
    options.followOwnerChange = section[ConnectionKeys.followOwnerChange]
    options.checkinOnOwnerRemoved = section[ConnectionKeys.checkinOnOwnerRemoved]
    options.checkinAfter = section[ConnectionKeys.checkinAfter]
    if let safety = section.section("safety") {
      options.maxCheckoutChanges = safety[ConnectionKeys.maxCheckoutChanges]
    }
    return options
  }
}
