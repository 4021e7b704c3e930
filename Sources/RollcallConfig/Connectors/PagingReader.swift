import RollcallJSON
import RollcallKit

/// Reads how a list goes on, and what ends it.
struct PagingReader {
  let log: ReadingLog

  /// The keys, for documents.
  static let stopKeys = StopKeys.all

  /// How the next answer is asked for.
  func paging(_ listing: Section) -> Connector.Paging {
    guard let entry = listing.entry("pagination"),
      let section = Section(
        entry.value, at: listing.keyPlace("pagination"), knowing: PagingKeys.all, into: log)
    else { return .none }
    let kind = section[PagingKeys.kind]
    for key in PagingKeys.needed[kind] ?? [] where section.entry(key) == nil {
      log.report(.missing, "'\(key)' is missing, which \(kind) needs", at: section.place)
    }
    let (size, path) = (size(section), section[PagingKeys.path])
    let slot = slot(section[PagingKeys.param], section)
    switch kind {
    case "offset":
      return .offset(
        slot, size: size ?? Connector.PageSize(nil, count: 100),
        advance: Connector.Advance(rawValue: section[PagingKeys.advance]) ?? .received)
    case "page": return .page(slot, first: section[PagingKeys.first], size: size)
    case "cursor": return path.map { .cursor(slot, from: $0, size: size) } ?? .none
    case "keyset":
      return path.map {
        .keyset(
          slot, from: $0, prefix: section[PagingKeys.prefix], start: section[PagingKeys.start], size: size)
      } ?? .none
    case "next_url": return path.map { .nextURL($0, size: size) } ?? .none
    case "link_header": return .linkHeader(size: size)
    case _: return .none
    }
  }

  private func size(_ section: Section) -> Connector.PageSize? {
    let name = section[PagingKeys.sizeParam]
    guard let count = section[PagingKeys.size] else {
      if name != nil { log.report(.missing, "'size' is missing beside size_param", at: section.place) }
      return nil
    }
    return Connector.PageSize(name.map { slot($0, section) }, count: count)
  }

  private func slot(_ name: String, _ section: Section) -> Connector.Slot {
    section[PagingKeys.place] == "body"
      ? .body(name.split(separator: ".").map(String.init)) : .query(name)
  }

  /// What ends a list besides an empty page.
  func stops(_ listing: Section) -> [Connector.Stop] {
    guard let entry = listing.entry("stop") else { return [] }
    let place = listing.valuePlace("stop")
    guard case .sequence(let items) = entry.value.content else {
      log.report(.type, "stop must be a list such as [short_page]", at: place)
      return []
    }
    return items.enumerated().compactMap { index, item in
      stop(item, at: Place(path: place.path.appending(index: index), mark: item.mark))
    }
  }

  private func stop(_ node: YAMLNode, at place: Place) -> Connector.Stop? {
    guard case .mapping = node.content else {
      let member = YAMLNode.Member(key: "stop", mark: node.mark, value: node)
      switch log.value(
        member, ValueKind<String>.choice(of: ["empty_page", "short_page", "total"]), at: place)
      {
      case "short_page": return .shortPage
      case "total": return .totalReached
      case _: return nil
      }
    }
    guard let section = Section(node, at: place, knowing: StopKeys.all, into: log) else { return nil }
    if let path = section[StopKeys.pageCount] { return .pageCount(path) }
    if let path = section[StopKeys.flagOff] { return .flagOff(path) }
    if let status = section[StopKeys.status] { return .status(status) }
    if let path = section[StopKeys.path], let text = section[StopKeys.equals] { return .says(path, text) }
    log.report(.missing, "'path' and 'equals', or another key, must stand here", at: place)
    return nil
  }

  private enum StopKeys {
    static let pageCount = Setting.optional(
      "page_count", .path, "Where the answer says how many pages there are.")
    static let flagOff = Setting.optional("flag_off", .path, "Where the answer says whether there is more.")
    static let status = Setting.optional(
      "status", .integer(in: 200...299), "A status that means an empty list.")
    static let path = Setting.optional("path", .path, "Where the answer says that it is the end.")
    static let equals = Setting.optional("equals", .text("a text"), "With path: what it says then.")
    static let all = [
      pageCount.declaration, flagOff.declaration, status.declaration, path.declaration, equals.declaration,
    ]
  }
}
