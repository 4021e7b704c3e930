/// A file as a tree of nodes, and what no file may have: anchors, aliases, merge keys, tags, a second document.
struct YAMLDocument {
  /// A problem of the text itself, whatever its settings are.
  struct Problem: Equatable {
    var code: ConfigIssue.Code
    var message: String
    var hint: String?
    var mark: Mark
    var path: ConfigPath
    /// What it is about: for a key that stands there twice, the section around it.
    var scope: ConfigPath
  }

  /// The document; nil when there is nothing but comments, or an error before anything else.
  let root: YAMLNode?
  /// Problems, in order of their places.
  let problems: [Problem]
  /// Whether reading went to the end.
  let condition: YAMLNode.Condition

  /// Reads a text. A syntax error ends reading; what stands before it is there, cut off.
  init(_ text: [UInt8]) {
    var builder = TreeBuilder(YAMLEvents(text))
    root = builder.document()
    problems = builder.problems
    condition = builder.condition
  }
}

/// Builds the tree from events, and goes on after whatever is refused.
private struct TreeBuilder {
  private static let deepest = 32

  private let events: YAMLEvents
  private(set) var problems: [YAMLDocument.Problem] = []
  private(set) var condition = YAMLNode.Condition.whole
  private var path = ConfigPath()
  private var depth = 0

  init(_ events: YAMLEvents) {
    self.events = events
  }

  mutating func document() -> YAMLNode? {
    var root: YAMLNode?
    var documents = 0
    while let event = next(), event != .streamEnd {
      switch event {
      case .documentStart(let mark, let properties):
        documents += 1
        if properties.contains(.tag) { refuse("tags", at: mark) }
        guard documents == 1 else {
          report(
            "a second document begins here", hint: "one file holds one document: remove the line", at: mark)
          return root
        }
      case .scalar, .alias, .mappingStart, .listStart: root = node(event)
      case .streamStart, .streamEnd, .documentEnd, .mappingEnd, .listEnd: break
      }
    }
    return root
  }

  private mutating func next() -> YAMLEvent? {
    guard condition == .whole else { return nil }
    do throws(YAMLSyntaxError) {
      return try events.next()
    } catch {
      condition = .cut
      report(error.message, hint: error.hint, at: error.mark)
      return nil
    }
  }

  /// The node that begins with an event; an event that begins none makes a refused one.
  private mutating func node(_ event: YAMLEvent) -> YAMLNode {
    switch event {
    case .scalar(let text, let isPlain, let properties, let mark):
      refuse(properties, at: mark)
      return YAMLNode(content: .scalar(text, isPlain: isPlain), mark: mark)
    case .alias(let mark):
      refuse("aliases", at: mark)
      return Self.refused(at: mark)
    case .mappingStart(let properties, let mark):
      refuse(properties, at: mark)
      return nested(at: mark) { builder in .mapping(builder.members()) }
    case .listStart(let properties, let mark):
      refuse(properties, at: mark)
      return nested(at: mark) { builder in .sequence(builder.items()) }
    case .streamStart, .documentStart, .mappingEnd, .listEnd, .documentEnd, .streamEnd:
      return Self.refused(at: .start)
    }
  }

  private mutating func nested(at mark: Mark, _ content: (inout TreeBuilder) -> YAMLNode.Content) -> YAMLNode
  {
    guard depth < Self.deepest else {
      report("sections are nested more than \(Self.deepest) deep", at: mark)
      condition = .cut
      return YAMLNode(content: .mapping([]), mark: mark, condition: .cut)
    }
    depth += 1
    defer { depth -= 1 }
    let content = content(&self)
    return YAMLNode(content: content, mark: mark, condition: condition)
  }

  private mutating func members() -> [YAMLNode.Member] {
    var members: [YAMLNode.Member] = []
    var lines: [String: Int] = [:]
    while let event = next(), event != .mappingEnd {
      let key = node(event)
      guard let name = readableName(of: key) else {
        if let event = next() { _ = node(event) }
        continue
      }
      path.append(name)
      if let line = lines[name] { reportDuplicate(name, at: key.mark, before: line) }
      if let event = next() {
        let value = node(event)
        if lines[name] == nil { members.append(YAMLNode.Member(key: name, mark: key.mark, value: value)) }
        lines[name] = lines[name] ?? key.mark.line
      }
      path.removeLast()
    }
    return members
  }

  private mutating func items() -> [YAMLNode] {
    var items: [YAMLNode] = []
    while let event = next(), event != .listEnd {
      path.append(index: items.count)
      items.append(node(event))
      path.removeLast()
    }
    return items
  }

  /// The text of a key; nil for a key that is refused, with its value.
  private mutating func readableName(of key: YAMLNode) -> String? {
    guard key.condition == .whole else { return nil }
    switch key.content {
    case .scalar("<<", isPlain: true):
      refuse("merge keys", at: key.mark)
      return nil
    case .scalar(let text, _): return text
    case .mapping, .sequence:
      report("a key must be a text", at: key.mark)
      return nil
    }
  }

  private static func refused(at mark: Mark) -> YAMLNode {
    YAMLNode(content: .scalar("", isPlain: true), mark: mark, condition: .refused)
  }

  private mutating func reportDuplicate(_ name: String, at mark: Mark, before line: Int) {
    var scope = path
    scope.removeLast()
    // Two connections of one integration are what sub-accounts are for (J1).
    let hint =
      path.isConnection
      ? "an account has one connection to it: give the second tenant a sub-account" : "remove one"
    problems.append(
      YAMLDocument.Problem(
        code: .duplicate, message: "'\(name)' stands in line \(line) already", hint: hint, mark: mark,
        path: path,
        scope: scope))
  }

  private mutating func refuse(_ properties: YAMLEvent.Properties, at mark: Mark) {
    if properties.contains(.anchor) { refuse("anchors", at: mark) }
    if properties.contains(.tag) { refuse("tags", at: mark) }
  }

  private mutating func refuse(_ what: String, at mark: Mark) {
    report("\(what) are not read", hint: "write the value itself", at: mark)
  }

  private mutating func report(_ message: String, hint: String? = nil, at mark: Mark) {
    problems.append(
      YAMLDocument.Problem(code: .syntax, message: message, hint: hint, mark: mark, path: path, scope: path))
  }
}
