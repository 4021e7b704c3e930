/// Where a value stands in a record: `model.name`, `items[0].id`, `attributes[key=colour].value`, `"a.b".c`.
///
/// A one-element array stands for its element wherever a key is applied to it.
///
/// A path that is written in the source is a literal: `let path: RecordPath = "model.name"`.
public struct RecordPath: Hashable, Sendable, ExpressibleByStringLiteral {
  /// A step into a value.
  package enum Step: Hashable, Sendable {
    /// The member of an object.
    case key(String)
    /// The element of an array, from 0.
    case index(Int)
    /// The first element of an array whose member is this text.
    case element(where: String, equals: String)
  }

  /// The path as it was written.
  public let text: String
  /// Its steps.
  package let steps: [Step]

  /// A path that is written in the source, where a wrong one is a mistake of the program.
  public init(stringLiteral path: StaticString) {
    text = "\(path)"
    var parser = PathParser(text)
    do {
      steps = try parser.steps()
    } catch {
      preconditionFailure("\(path): \(error.message)")
    }
  }

  /// A path that somebody wrote.
  ///
  /// - Throws: ``RecordPathError`` with the place and what is wrong.
  public init(parsing text: String) throws(RecordPathError) {
    if text.isEmpty { throw RecordPathError(offset: 0, message: "the path is empty", hint: nil) }
    self.text = text
    var parser = PathParser(text)
    steps = try parser.steps()
  }

  private init(text: String, steps: [Step]) {
    self.text = text
    self.steps = steps
  }

  /// The rest of a path that begins at the record as a whole, `@record.a.b`; nil for any other.
  package var fromRecord: RecordPath? {
    guard steps.count > 1, case .key("@record") = steps[0] else { return nil }
    return RecordPath(text: String(text.dropFirst("@record.".count)), steps: Array(steps.dropFirst()))
  }

  /// The key of a path that is a single key; nil for any other.
  public var singleKey: String? {
    guard steps.count == 1, case .key(let key) = steps[0] else { return nil }
    return key
  }

  /// This path, continued by another one.
  public func appending(_ path: RecordPath) -> RecordPath {
    let isPlain = !text.isEmpty && !path.text.isEmpty && !path.text.hasPrefix("[")
    return RecordPath(text: text + (isPlain ? "." : "") + path.text, steps: steps + path.steps)
  }
}

/// A path is kept as the text that it was written as.
extension RecordPath: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    do {
      try self.init(parsing: container.decode(String.self))
    } catch let error as RecordPathError {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: error.message)
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
