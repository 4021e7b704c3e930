import RollcallJSON
import RollcallKit

/// Reads what answers mean that HTTP does not say.
///
///     errors:
///       - {status: 200, content_type: text/html, kind: authentication, hint: The server sent a login page.}
///       - {path: status, not: OK, kind: permission}
struct ErrorRuleReader {
  let log: ReadingLog

  /// The keys, for documents.
  static let keys = Keys.all

  func rules(_ file: Section) -> [Connector.ErrorRule] {
    guard let entry = file.entry("errors") else { return [] }
    let place = file.valuePlace("errors")
    guard case .sequence(let items) = entry.value.content else {
      log.report(.type, "errors must be a list such as [{status: 400, kind: authentication}]", at: place)
      return []
    }
    return items.enumerated().compactMap { index, item in
      let place = Place(path: place.path.appending(index: index), mark: item.mark)
      return Section(item, at: place, knowing: Keys.all, into: log).flatMap { rule($0) }
    }
  }

  private func rule(_ section: Section) -> Connector.ErrorRule? {
    guard let kind = IntegrationError.Kind(rawValue: section[Keys.kind]) else { return nil }
    let says = saying(section)
    let (status, type) = (section[Keys.status], section[Keys.contentType])
    if status == nil, type == nil, says == nil {
      log.report(.missing, "a rule needs 'status', 'content_type', 'path' or 'contains'", at: section.place)
    }
    return Connector.ErrorRule(
      status: status, contentType: type, says: says, kind: kind, hint: section[Keys.hint])
  }

  private func saying(_ section: Section) -> Connector.ErrorRule.Saying? {
    if let text = section[Keys.contains] { return .contains(text) }
    let (equals, differs) = (section[Keys.equals], section[Keys.differs])
    guard let path = section[Keys.path] else {
      if !equals.isEmpty || !differs.isEmpty {
        log.report(.missing, "'path' is missing: nothing says what to compare", at: section.place)
      }
      return nil
    }
    if !equals.isEmpty { return .equals(path, equals) }
    if !differs.isEmpty { return .differs(path, differs) }
    log.report(.missing, "'equals' or 'not' is missing beside the path", at: section.keyPlace("path"))
    return nil
  }

  private enum Keys {
    static let kind = Setting(
      "kind", .choice(of: IntegrationError.Kind.allCases.map(\.rawValue)), standard: "", "What it means.",
      need: .required, example: "authentication")
    static let status = Setting.optional("status", .integer(in: 100...599), "The status of the answer.")
    static let contentType = Setting.optional(
      "content_type", .text("a content type"), "How the answer's content type begins.")
    static let path = Setting.optional("path", .path, "Where the answer says it.")
    static let equals = Setting("equals", .oneOrSeveral, standard: [], "What it says.")
    static let differs = Setting("not", .oneOrSeveral, standard: [], "What it would say if all were well.")
    static let contains = Setting.optional(
      "contains", .text("a text"), "What stands somewhere in the answer.")
    static let hint = Setting.optional("hint", .text("a sentence"), "What to do about it.")
    static let all = [
      kind.declaration, status.declaration, contentType.declaration, path.declaration, equals.declaration,
      differs.declaration, contains.declaration, hint.declaration,
    ]
  }
}
