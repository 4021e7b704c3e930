import CLibYAML

/// The events of a text, from libyaml.
final class YAMLEvents {
  private let bytes: UnsafeMutableBufferPointer<UInt8>
  private let parser: UnsafeMutablePointer<yaml_parser_t>

  init(_ text: [UInt8]) {
    bytes = .allocate(capacity: text.count)
    _ = bytes.initialize(from: text)
    parser = .allocate(capacity: 1)
    parser.initialize(to: yaml_parser_t())
    yaml_parser_initialize(parser)
    yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
    bytes.deallocate()
  }

  /// The next event. After the stream's end, or an error, there is none to ask for.
  func next() throws(YAMLSyntaxError) -> YAMLEvent {
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else { throw failure }
    defer { yaml_event_delete(&event) }
    let mark = Mark(event.start_mark)
    switch event.type {
    case YAML_DOCUMENT_START_EVENT:
      let tags = event.data.document_start.tag_directives
      return .documentStart(mark, tags.start == tags.end ? [] : .tag)
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      let text = String(
        decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
      let isPlain = scalar.style == YAML_PLAIN_SCALAR_STYLE
      return .scalar(text, isPlain: isPlain, Self.properties(scalar.anchor, scalar.tag), mark)
    case YAML_ALIAS_EVENT: return .alias(mark)
    case YAML_MAPPING_START_EVENT:
      let start = event.data.mapping_start
      return .mappingStart(Self.properties(start.anchor, start.tag), mark)
    case YAML_MAPPING_END_EVENT: return .mappingEnd
    case YAML_SEQUENCE_START_EVENT:
      let start = event.data.sequence_start
      return .listStart(Self.properties(start.anchor, start.tag), mark)
    case YAML_SEQUENCE_END_EVENT: return .listEnd
    case YAML_DOCUMENT_END_EVENT: return .documentEnd
    case YAML_STREAM_START_EVENT: return .streamStart
    default: return .streamEnd
    }
  }

  private static func properties(
    _ anchor: UnsafeMutablePointer<yaml_char_t>?, _ tag: UnsafeMutablePointer<yaml_char_t>?
  ) -> YAMLEvent.Properties {
    var properties: YAMLEvent.Properties = []
    if anchor != nil { properties.insert(.anchor) }
    if tag != nil { properties.insert(.tag) }
    return properties
  }

  private var failure: YAMLSyntaxError {
    let problem = parser.pointee.problem.map { String(cString: $0) } ?? "it cannot be read"
    switch parser.pointee.error {
    case YAML_READER_ERROR:
      return YAMLSyntaxError(
        message: "this is no readable text: \(problem)",
        hint: "save the file as UTF-8, without control characters",
        mark: mark(ofByte: parser.pointee.problem_offset))
    case YAML_MEMORY_ERROR:
      return YAMLSyntaxError(message: "there is not enough memory to read on", hint: nil, mark: .start)
    default:
      let context = parser.pointee.context.map { String(cString: $0) }
      let began = Mark(parser.pointee.context_mark)
      return YAMLSyntaxError(
        message: "this is no YAML: \(problem)",
        hint: Self.advice(problem) ?? context.map { "\($0) that begins in line \(began.line)" },
        mark: Mark(parser.pointee.problem_mark))
    }
  }

  private static func advice(_ problem: String) -> String? {
    switch problem {
    case "found character that cannot start any token":
      "indent with spaces, not tabs; put a text that begins with @, ` or % in quotation marks"
    case "mapping values are not allowed in this context":
      "is the line indented as its neighbours? put a text that contains ': ' in quotation marks"
    case "did not find expected key", "could not find expected ':'":
      "every line of a section is 'key: value', indented as its neighbours"
    default: nil
    }
  }

  private func mark(ofByte offset: Int) -> Mark {
    let before = String(decoding: bytes.prefix(offset), as: UTF8.self)
    let lines = before.split(separator: "\n", omittingEmptySubsequences: false)
    return Mark(line: max(1, lines.count), column: (lines.last?.unicodeScalars.count ?? 0) + 1)
  }
}

extension Mark {
  init(_ mark: yaml_mark_t) {
    self.init(line: mark.line + 1, column: mark.column + 1)
  }
}
