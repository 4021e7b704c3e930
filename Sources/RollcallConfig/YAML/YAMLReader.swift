import CLibYAML
import Foundation

/// Reads a YAML file into nodes with places, event by event. What makes a file say something else than it seems to is refused:
/// anchors, aliases, merge keys, tags, keys that come twice, several documents.
package struct YAMLReader {
  private var parser = yaml_parser_t()
  private var issues: [ConfigIssue] = []
  private let file: String

  /// Deeper files than this are refused.
  private static let depthLimit = 32

  /// The root of a file; nil when there is none, or a syntax error ended the reading. Issues found on the way come along.
  package static func read(_ text: String, file: String) -> (root: YAMLNode?, issues: [ConfigIssue]) {
    var reader = YAMLReader(file: file)
    return reader.run(Array(text.utf8))
  }

  private init(file: String) {
    self.file = file
  }

  /// Ends the reading; the issue says why.
  private struct Stop: Error {
    var issue: ConfigIssue
  }

  private mutating func run(_ bytes: [UInt8]) -> (root: YAMLNode?, issues: [ConfigIssue]) {
    guard yaml_parser_initialize(&parser) == 1 else { return (nil, issues) }
    defer { yaml_parser_delete(&parser) }
    return bytes.withUnsafeBufferPointer { input in
      yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
      yaml_parser_set_input_string(&parser, input.baseAddress, input.count)
      do {
        return (try document(), issues)
      } catch let stop as Stop {
        return (nil, issues + [stop.issue])
      } catch {
        return (nil, issues)
      }
    }
  }

  private mutating func document() throws -> YAMLNode? {
    var root: YAMLNode?
    while true {
      var event = try nextEvent()
      defer { yaml_event_delete(&event) }
      switch event.type {
      case YAML_STREAM_END_EVENT: return root
      case YAML_STREAM_START_EVENT, YAML_DOCUMENT_END_EVENT, YAML_NO_EVENT: continue
      case YAML_DOCUMENT_START_EVENT:
        if root != nil {
          report(.syntax, at: event.mark, "a second document begins here", "Keep one document in the file.")
          return root
        }
        var first = try nextEvent()
        defer { yaml_event_delete(&first) }
        root = try node(first, depth: 0)
      case _: continue
      }
    }
  }

  private mutating func node(_ event: yaml_event_t, depth: Int) throws -> YAMLNode {
    guard depth < Self.depthLimit else {
      throw Stop(issue: issue(.syntax, at: event.mark, "the file is nested too deeply", nil))
    }
    switch event.type {
    case YAML_ALIAS_EVENT:
      report(.syntax, at: event.mark, "aliases are not allowed", "Write the value out where it is used.")
      return YAMLNode(content: .scalar("", isPlain: true), mark: event.mark)
    case YAML_SCALAR_EVENT:
      return scalar(event)
    case YAML_SEQUENCE_START_EVENT:
      refuse(anchor: event.data.sequence_start.anchor, tag: event.data.sequence_start.tag, at: event.mark)
      return YAMLNode(content: .sequence(try items(depth: depth)), mark: event.mark)
    case YAML_MAPPING_START_EVENT:
      refuse(anchor: event.data.mapping_start.anchor, tag: event.data.mapping_start.tag, at: event.mark)
      return YAMLNode(content: .mapping(try members(depth: depth)), mark: event.mark)
    case _:
      throw Stop(issue: issue(.syntax, at: event.mark, "a value is missing", nil))
    }
  }

  private mutating func scalar(_ event: yaml_event_t) -> YAMLNode {
    let data = event.data.scalar
    refuse(anchor: data.anchor, tag: data.tag, at: event.mark)
    let bytes = UnsafeBufferPointer(start: data.value, count: data.length)
    let text = String(decoding: bytes, as: UTF8.self)
    return YAMLNode(content: .scalar(text, isPlain: data.style == YAML_PLAIN_SCALAR_STYLE), mark: event.mark)
  }

  private mutating func items(depth: Int) throws -> [YAMLNode] {
    var items: [YAMLNode] = []
    while true {
      var event = try nextEvent()
      defer { yaml_event_delete(&event) }
      if event.type == YAML_SEQUENCE_END_EVENT { return items }
      items.append(try node(event, depth: depth + 1))
    }
  }

  private mutating func members(depth: Int) throws -> [YAMLNode.Member] {
    var members: [YAMLNode.Member] = []
    while true {
      var event = try nextEvent()
      defer { yaml_event_delete(&event) }
      if event.type == YAML_MAPPING_END_EVENT { return members }
      let key = try node(event, depth: depth + 1)
      var next = try nextEvent()
      defer { yaml_event_delete(&next) }
      let value = try node(next, depth: depth + 1)
      add(key, value, to: &members)
    }
  }

  private mutating func add(_ key: YAMLNode, _ value: YAMLNode, to members: inout [YAMLNode.Member]) {
    guard case .scalar(let name, let isPlain) = key.content else {
      report(.type, at: key.mark, "a key must be a plain text", nil)
      return
    }
    if name == "<<", isPlain {
      report(
        .syntax, at: key.mark, "merge keys are not allowed", "Write the settings out where they are used.")
    } else if members.contains(where: { $0.key == name }) {
      report(.duplicate, at: key.mark, "the key '\(name)' is there twice", Self.advice(onTwice: name))
    } else {
      members.append(YAMLNode.Member(key: name, mark: key.mark, value: value))
    }
  }

  private static func advice(onTwice key: String) -> String {
    "Keep one. A second tenant of one integration needs a sub-account (rule J1)."
  }

  private mutating func refuse(
    anchor: UnsafeMutablePointer<yaml_char_t>?, tag: UnsafeMutablePointer<yaml_char_t>?, at mark: SourceMark
  ) {
    if anchor != nil {
      report(.syntax, at: mark, "anchors are not allowed", "Write the value out where it is used.")
    }
    if tag != nil {
      report(
        .syntax, at: mark, "tags are not allowed", "Remove the tag; values are read by what is expected.")
    }
  }

  private mutating func nextEvent() throws -> yaml_event_t {
    var event = yaml_event_t()
    guard yaml_parser_parse(&parser, &event) == 1 else {
      let mark = SourceMark(
        line: Int(parser.problem_mark.line) + 1, column: Int(parser.problem_mark.column) + 1)
      let problem = parser.problem.map { String(cString: $0) } ?? "the file cannot be read"
      throw Stop(issue: issue(.syntax, at: mark, problem, nil))
    }
    return event
  }

  private mutating func report(
    _ code: ConfigIssue.Code, at mark: SourceMark, _ message: String, _ hint: String?
  ) {
    issues.append(issue(code, at: mark, message, hint))
  }

  private func issue(_ code: ConfigIssue.Code, at mark: SourceMark, _ message: String, _ hint: String?)
    -> ConfigIssue
  {
    ConfigIssue(code: code, mark: mark, path: "", message: message, hint: hint)
  }
}

extension yaml_event_t {
  fileprivate var mark: SourceMark {
    SourceMark(line: Int(start_mark.line) + 1, column: Int(start_mark.column) + 1)
  }
}
