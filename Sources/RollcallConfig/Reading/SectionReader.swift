import RollcallCore

/// Reads the members of one mapping by name, and reports those that nobody asked for.
struct SectionReader {
  let path: String
  let mark: SourceMark
  let collector: IssueCollector
  private var members: [YAMLNode.Member]
  private var known: [String] = []

  /// A reader of a mapping; nil, and an issue, when the value is something else. An empty value is an empty mapping.
  init?(_ node: YAMLNode, path: String, _ collector: IssueCollector) {
    self.path = path
    mark = node.mark
    self.collector = collector
    if case .mapping(let members) = node.content {
      self.members = members
    } else if node.isNull {
      members = []
    } else {
      collector.add(.type, at: node.mark, path, "'\(path)' must be a mapping, not \(node.kind)")
      return nil
    }
  }

  /// The member of a name, which is then accounted for.
  mutating func take(_ key: String) -> YAMLNode? {
    known.append(key)
    guard let index = members.firstIndex(where: { $0.key == key }) else { return nil }
    return members.remove(at: index).value
  }

  /// All members, for sections whose keys are names that people choose.
  mutating func takeAll() -> [YAMLNode.Member] {
    defer { members = [] }
    return members
  }

  /// A member that must be there.
  mutating func require(_ key: String) -> YAMLNode? {
    if let node = take(key) { return node }
    collector.add(.missing, at: mark, path(key), "'\(path(key))' is missing")
    return nil
  }

  /// A section inside this one.
  mutating func section(_ key: String) -> SectionReader? {
    take(key).flatMap { SectionReader($0, path: path(key), collector) }
  }

  /// Reports the members that nobody asked for.
  func finish() {
    for member in members {
      collector.add(
        .unknown, at: member.mark, path(member.key),
        "'\(member.key)' is not a setting of \(path.isEmpty ? "the file" : path)",
        hint: Suggestion.hint(for: member.key, among: known))
    }
  }

  /// The name of a member from the top of the file.
  func path(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }
}
