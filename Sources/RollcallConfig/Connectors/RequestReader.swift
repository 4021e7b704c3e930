import RollcallCore
import RollcallKit

/// Reads requests: their path, parameters and body.
struct RequestReader {
  let names: SettingNames
  let log: ReadingLog
  /// Whether secrets may stand in requests: when the host signs in, and nowhere else.
  var isSigning = false

  /// The same, for requests by which the host signs in.
  var signing: RequestReader {
    var reader = self
    reader.isSigning = true
    return reader
  }

  /// The request whose keys stand in a section.
  func request(_ section: Section) -> Connector.Request {
    let method = HTTPRequest.Method(rawValue: section[RequestKeys.method]) ?? .get
    let sent = body(section)
    if method == .get, sent != nil {
      log.report(.conflict, "a GET has no body", hint: "write method: POST", at: section.keyPlace("body"))
    }
    return Connector.Request(
      section[RequestKeys.path], method: method, parameters: named(section, "params"),
      headers: named(section, "headers"), body: sent)
  }

  /// What is sent as JSON; nil when nothing is.
  func body(_ section: Section) -> Connector.Body? {
    section.entry("body").map { body($0.value, at: section.valuePlace("body")) }
  }

  /// Names with values, such as parameters; one with a list of values is there several times.
  func named(_ section: Section, _ key: String) -> [Connector.NamedValue] {
    guard let entry = section.entry(key) else { return [] }
    let place = section.keyPlace(key)
    return (entry.value.entries(at: place, into: log) ?? []).flatMap { member in
      let place = Place(path: place.path.appending(member.key), mark: member.value.mark)
      guard case .sequence(let items) = member.value.content else {
        return value(member.value, at: place).map { [Connector.NamedValue(member.key, $0)] } ?? []
      }
      return items.enumerated().compactMap { index, item in
        value(item, at: Place(path: place.path.appending(index: index), mark: item.mark))
          .map { Connector.NamedValue(member.key, $0) }
      }
    }
  }

  /// A value: a text, `{setting: KEY}`, or `{partition: true}`.
  func value(_ node: YAMLNode, at place: Place) -> Connector.Value? {
    switch node.content {
    case .scalar(let text, _): return .constant(text)
    case .sequence:
      log.report(.type, "a value must stand here, found a list", at: place)
      return nil
    case .mapping: return reference(node, at: place)
    }
  }

  private func reference(_ node: YAMLNode, at place: Place) -> Connector.Value? {
    guard let section = Section(node, at: place, knowing: Keys.all, into: log) else { return nil }
    if let key = section[Keys.setting] {
      if isSigning {
        names.expectAny(key, at: section.valuePlace("setting"))
      } else {
        names.expect(key, .plain, at: section.valuePlace("setting"))
      }
      return .setting(key)
    }
    if section[Keys.partition] == .on { return .partition }
    if section.entry("setting") == nil {
      log.report(.missing, "neither 'setting' nor 'partition' is there", at: place)
    }
    return nil
  }

  private func body(_ node: YAMLNode, at place: Place) -> Connector.Body {
    switch node.content {
    case .scalar(let text, let isPlain):
      return isPlain && Self.isLiteral(text) ? .literal(text) : .text(.constant(text))
    case .sequence(let items):
      return .list(
        items.enumerated().map { index, item in
          body(item, at: Place(path: place.path.appending(index: index), mark: item.mark))
        })
    case .mapping(let members):
      if members.count == 1, Keys.all.contains(where: { $0.key == members[0].key }) {
        return .text(reference(node, at: place) ?? .constant(""))
      }
      return .object(
        members.map { member in
          let place = Place(path: place.path.appending(member.key), mark: member.value.mark)
          return Connector.Body.Member(member.key, body(member.value, at: place))
        })
    }
  }

  /// Whether a text without quotation marks is a number, truth value or null of JSON.
  private static func isLiteral(_ text: String) -> Bool {
    ["true", "false", "null"].contains(text) || Pattern("-?(0|[1-9][0-9]*)(\\.[0-9]+)?").matches(text)
  }

  private enum Keys {
    static let setting = Setting.optional("setting", .text("the key of a setting"), "What a setting holds.")
    static let partition = Setting(
      "partition", .boolean, standard: .off, "That for which the list is asked just now.")
    static let all = [setting.declaration, partition.declaration]
  }
}
