/// Where a value stands in a record: `model.name`, `items[0].id`, `attributes[key=colour].value`, `"a.b".c`.
///
/// A one-element array stands for its element wherever a key is applied to it.
public struct RecordPath: Hashable, Sendable {
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
  /// Its steps; none means the record itself.
  package let steps: [Step]

  /// A path that is written in the source, where a wrong one is a mistake of the program.
  public init(_ path: StaticString) {
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
    self.text = text
    var parser = PathParser(text)
    steps = try parser.steps()
  }

  private init(text: String, steps: [Step]) {
    self.text = text
    self.steps = steps
  }

  /// This path, continued by another one.
  public func appending(_ path: RecordPath) -> RecordPath {
    let isPlain = !text.isEmpty && !path.text.isEmpty && !path.text.hasPrefix("[")
    return RecordPath(text: text + (isPlain ? "." : "") + path.text, steps: steps + path.steps)
  }
}

/// Why a text is no path.
public struct RecordPathError: Error, Hashable, Sendable {
  /// The character at which it goes wrong, from 0.
  public let offset: Int
  /// What is wrong.
  public let message: String
}

/// Reads a path from left to right.
private struct PathParser {
  private let characters: [Character]
  private var position = 0

  init(_ text: String) {
    characters = Array(text)
  }

  mutating func steps() throws(RecordPathError) -> [RecordPath.Step] {
    var steps: [RecordPath.Step] = []
    while position < characters.count {
      if characters[position] == "[" {
        steps.append(try bracket())
      } else {
        if !steps.isEmpty { try expect(".") }
        steps.append(.key(try key()))
      }
    }
    return steps
  }

  private mutating func key() throws(RecordPathError) -> String {
    if position < characters.count, characters[position] == "\"" { return try quoted() }
    let start = position
    while position < characters.count, !".[]\"".contains(characters[position]) { position += 1 }
    guard position > start else { throw failure("a key is missing") }
    return String(characters[start..<position])
  }

  private mutating func quoted() throws(RecordPathError) -> String {
    let start = position
    position += 1
    while position < characters.count, characters[position] != "\"" { position += 1 }
    guard position < characters.count else {
      position = start
      throw failure("the quotation mark is not closed")
    }
    position += 1
    return String(characters[(start + 1)..<(position - 1)])
  }

  private mutating func bracket() throws(RecordPathError) -> RecordPath.Step {
    let start = position
    guard let end = characters[start...].firstIndex(of: "]") else { throw failure("unclosed '['") }
    let inner = String(characters[(start + 1)..<end])
    position = end + 1
    if let index = Int(inner), index >= 0 { return .index(index) }
    let parts = inner.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty else {
      position = start
      throw failure("brackets hold a number, or key=value")
    }
    return .element(where: String(parts[0]), equals: String(parts[1]))
  }

  private mutating func expect(_ character: Character) throws(RecordPathError) {
    guard characters[position] == character else { throw failure("'\(characters[position])' cannot stand here") }
    position += 1
    guard position < characters.count else { throw failure("a key is missing") }
  }

  private func failure(_ message: String) -> RecordPathError {
    RecordPathError(offset: position, message: message)
  }
}
