import RollcallKit

/// A section of the file while it is read: its keys are checked when it is opened, its values as they are asked for.
struct Section {
  /// Its path, and the place of its key.
  let place: Place
  private let log: ReadingLog
  private let settings: [HostSetting]
  private var entries: [String: YAMLNode.Member] = [:]

  /// Opens a section and reports unknown and missing keys; nil when it is none, which is reported too.
  ///
  /// - Parameter strays: What to say of keys that belong elsewhere.
  init?(
    _ node: YAMLNode, at place: Place, knowing settings: [HostSetting], strays: [String: String] = [:],
    into log: ReadingLog
  ) {
    guard let found = node.entries(at: place, into: log) else { return nil }
    self.place = place
    self.log = log
    self.settings = settings
    let names = settings.map(\.key)
    let present = Set(found.map(\.key))
    var excused: Set<String> = []
    for entry in found {
      if names.contains(entry.key) {
        entries[entry.key] = entry
        continue
      }
      let meant = Suggestion.nearest(to: entry.key, among: names.filter { !present.contains($0) })
      let hint = strays[entry.key] ?? Suggestion.hint(for: entry.key, among: names)
      log.report(
        .unknown, "'\(entry.key)' is not known here", hint: hint,
        at: Place(path: place.path.appending(entry.key), mark: entry.mark))
      guard let meant, strays[entry.key] == nil, excused.insert(meant).inserted else { continue }
      // A misspelt section is read as the one that is meant, so that its own problems come in the same go.
      if settings.contains(where: { $0.key == meant && $0.isSection }) { entries[meant] = entry }
    }
    if node.condition == .whole { reportMissing(excused) }
  }

  private func reportMissing(_ excused: Set<String>) {
    for setting in settings where setting.need == .required && !excused.contains(setting.key) {
      guard entries[setting.key]?.value.isNull ?? true else { continue }
      log.report(
        .missing, "'\(setting.key)' is missing",
        hint: setting.example.map { "for example \(setting.key): \($0)" },
        at: Place(path: place.path.appending(setting.key), mark: place.mark))
    }
  }

  /// The value of a setting; its standard when it is left out or cannot be read, which is reported.
  subscript<Value>(setting: Setting<Value>) -> Value {
    value(setting.key, as: setting.kind) ?? setting.standard
  }

  /// The secret that a setting refers to; nil when it is left out or cannot be read.
  subscript(setting: Setting<SecretReference?>) -> SecretReference? {
    guard let reference = value(setting.key, as: setting.kind) ?? nil else { return nil }
    if let entry = entries[setting.key] { log.use(reference, at: place(of: entry)) }
    return reference
  }

  /// The value of a key; nil when it is left out or cannot be read, which is reported.
  func value<Value>(_ key: String, as kind: ValueKind<Value>) -> Value? {
    guard let entry = entry(key), entry.value.isReadable else { return nil }
    var problems: [ValueProblem] = []
    let value = kind.read(entry.value, &problems)
    for problem in problems { log.report(problem, of: key, at: place(of: entry)) }
    return value
  }

  /// What stands after a key; nil when it is left out.
  func entry(_ key: String) -> YAMLNode.Member? {
    guard let entry = entries[key], !entry.value.isNull else { return nil }
    return entry
  }

  /// The section after a key; nil when it is left out, or is none.
  func section(_ key: String) -> Section? {
    guard let entry = entry(key), let setting = settings.first(where: { $0.key == key }),
      case .section(let settings, _) = setting.content
    else { return nil }
    return Section(entry.value, at: keyPlace(key), knowing: settings, into: log)
  }

  /// What stands in a section whose keys people choose. A key of another form is reported, and read all the same.
  func named(_ key: String) -> [(name: String, node: YAMLNode, place: Place)] {
    guard let entry = entry(key) else { return [] }
    let place = keyPlace(key)
    return (entry.value.entries(at: place, into: log) ?? []).map { entry in
      let place = Place(path: place.path.appending(entry.key), mark: entry.mark)
      if !Pattern("[a-z0-9-]+").matches(entry.key) {
        log.report(
          .pattern, "'\(entry.key)' is no id", hint: "an id is made of a-z, 0-9 and '-'", at: place)
      }
      return (entry.key, entry.value, place)
    }
  }

  /// Whether a list stands after a key, and nothing in it.
  func isEmptyList(_ key: String) -> Bool { entries[key]?.value.content == .sequence([]) }

  /// The place of a key; of the section where the key is left out.
  func keyPlace(_ key: String) -> Place {
    Place(path: place.path.appending(key), mark: entries[key]?.mark ?? place.mark)
  }

  /// The place of the value after a key; of the section where the key is left out.
  func valuePlace(_ key: String) -> Place {
    Place(path: place.path.appending(key), mark: entries[key]?.value.mark ?? place.mark)
  }

  private func place(of entry: YAMLNode.Member) -> Place {
    Place(path: place.path.appending(entry.key), mark: entry.value.mark)
  }
}

extension YAMLNode {
  /// The keys of a section, which may be empty; nil when it is none, which is reported.
  func entries(at place: Place, into log: ReadingLog) -> [Member]? {
    guard condition != .refused, !isNull else { return isNull ? [] : nil }
    switch content {
    case .mapping(let members): return members
    case .scalar, .sequence:
      guard condition == .whole else { return nil }
      log.report(
        .type, "a section of keys must stand here", hint: "write 'key: value' lines",
        at: Place(path: place.path, mark: mark))
      return nil
    }
  }
}
