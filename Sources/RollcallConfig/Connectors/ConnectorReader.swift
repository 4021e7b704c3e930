import RollcallCore
import RollcallKit

/// Reads a `connector.yaml` from its top, section by section.
struct ConnectorReader {
  let log: ReadingLog

  /// The connector; nil when something is missing without which it is none. What is wrong is reported in any case.
  func connector(_ root: YAMLNode) -> Connector? {
    let place = Place(path: ConfigPath(), mark: root.mark)
    guard let file = Section(root, at: place, knowing: ConnectorKeys.all, into: log) else { return nil }
    _ = file[ConnectorKeys.format]
    let settings = ConnectorSettingsReader(log: log).settings(file)
    let requests = RequestReader(names: SettingNames(settings, log: log), log: log)
    let listings = ListingReader(requests: requests, log: log)
    let devices = file.section("devices")
    let streams = devices.map { listings.streams($0) } ?? []
    let joins = listings.joins(file)
    let identity = identity(file, requests)
    let base = base(file, requests)
    guard let devices, let identity, let base, !streams.isEmpty else { return nil }
    var connector = Connector(
      manifest: manifest(file, mapping: mapping(devices), settings: settings, identity: identity),
      settings: settings,
      base: base, identity: identity, streams: streams)
    connector.headers = requests.named(file, "headers")
    connector.authentication = AuthenticationReader(requests: requests, log: log).ways(file)
    connector.probes = probes(file, requests)
    connector.joins = joins
    connector.detail = file.section("detail").flatMap { detail($0, requests) }
    connector.filters = FilterReader(names: requests.names, log: log).filters(devices)
    connector.errors = ErrorRuleReader(log: log).rules(file)
    connector.manifest.readingPosts = connector.posts
    return connector
  }

  private func manifest(
    _ file: Section, mapping: FieldMapping, settings: [SettingDeclaration], identity: Connector.Identity
  ) -> Manifest {
    var names: [String] = []
    if case .setting(let key) = identity { names = [key] }
    return Manifest(
      id: file[ConnectorKeys.id], name: file[ConnectorKeys.name], version: file[ConnectorKeys.version],
      summary: file[ConnectorKeys.summary], manufacturer: file[ConnectorKeys.manufacturer], identity: names,
      mapping: mapping)
  }

  private func mapping(_ devices: Section) -> FieldMapping {
    var mapping = MappingReader(log: log).mapping(devices, "fields")
    mapping.fields[.deviceID] = FieldSource(devices[ConnectorKeys.deviceID])
    if case .mapping(let fields)? = devices.entry("fields")?.value.content,
      !fields.contains(where: { $0.key == DeviceField.serialNumber.rawValue })
    {
      log.report(
        .missing, "'serial_number' is missing", hint: "for example serial_number: serial",
        at: devices.keyPlace("fields"))
    }
    return mapping
  }

  private func base(_ file: Section, _ requests: RequestReader) -> Connector.Base? {
    guard let section = file.section("base") else { return nil }
    let (setting, url) = (section[ConnectorKeys.baseSetting], section[ConnectorKeys.baseURL])
    let path = section[ConnectorKeys.basePath]
    switch (setting, url) {
    case (let key?, nil):
      requests.names.expect(key, .plain, at: section.valuePlace("setting"))
      return Connector.Base(.setting(key), path: path)
    case (nil, let url?): return Connector.Base(.constant(url), path: path)
    case (nil, nil):
      if section.entry("setting") == nil, section.entry("url") == nil {
        log.report(.missing, "neither 'setting' nor 'url' is there", at: section.place)
      }
    case (.some, .some):
      log.report(.conflict, "'setting' and 'url' do not go together", at: section.keyPlace("url"))
    }
    return nil
  }

  private func identity(_ file: Section, _ requests: RequestReader) -> Connector.Identity? {
    guard let check = file.section("check"), let entry = check.entry("identity") else { return nil }
    let place = check.keyPlace("identity")
    guard case .mapping = entry.value.content else {
      let kind = ValueKind<String>.choice(of: ["host"])
      return log.value(entry, kind, at: place).map { _ in .host }
    }
    let keys = IdentityKeys.all
    guard let section = Section(entry.value, at: place, knowing: keys, into: log) else { return nil }
    switch (section[IdentityKeys.setting], section[IdentityKeys.path]) {
    case (let key?, nil):
      requests.names.expect(key, .plain, at: section.valuePlace("setting"))
      return .setting(key)
    case (nil, let path?):
      if check.entry("path") == nil {
        log.report(.missing, "'path' is missing: there is no answer to look into", at: check.place)
      }
      return .answer(id: path, name: section[IdentityKeys.name])
    case (nil, nil): log.report(.missing, "neither 'setting' nor 'path' is there", at: place)
    case (.some, .some): log.report(.conflict, "'setting' and 'path' do not go together", at: place)
    }
    return nil
  }

  private func probes(_ file: Section, _ requests: RequestReader) -> [Connector.Probe] {
    guard let check = file.section("check"), check.entry("path") != nil else { return [] }
    let name = Setting("name", .text("a text"), standard: "credentials", "What the request proves.")
    return [Connector.Probe(check[name], requests.request(check))]
  }

  private func detail(_ section: Section, _ requests: RequestReader) -> Connector.Detail? {
    let request = requests.request(section)
    guard let id = section[DetailKeys.id] else { return nil }
    if !request.path.contains("{id}") {
      log.report(.path, "path must hold {id}, where the record's id stands", at: section.valuePlace("path"))
    }
    return Connector.Detail(request, id: id, concurrency: section[DetailKeys.concurrency])
  }
}

/// The keys of whose tenant it is.
private enum IdentityKeys {
  static let setting = Setting.optional(
    "setting", .text("the key of a setting"), "A setting that the tenant verifies with the credentials.")
  static let path = Setting.optional("path", .path, "Where the answer says which tenant it is.")
  static let name = Setting.optional("name", .path, "Where the answer says what it is called.")
  static let all = [setting.declaration, path.declaration, name.declaration]
}

extension Connector {
  /// The paths that are read by POST.
  fileprivate var posts: [String] {
    var listings = streams.map(\.listing) + joins.map(\.listing)
    for stream in streams {
      var partitions = stream.partitions
      while case .records(let listing, _, _, let outer) = partitions {
        listings.append(listing)
        partitions = outer
      }
    }
    let requests = listings.map(\.request) + probes.map(\.request) + (detail.map { [$0.request] } ?? [])
    return Set(requests.filter { $0.method == .post }.map(\.path)).sorted()
  }
}
