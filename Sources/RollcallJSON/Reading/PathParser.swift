/// Reads a path from left to right.
struct PathParser {
  private let characters: [Character]
  private var position = 0

  init(_ text: String) {
    characters = Array(text)
  }

  /// All steps of the path; an empty text has none.
  mutating func steps() throws(RecordPathError) -> [RecordPath.Step] {
    var steps: [RecordPath.Step] = []
    while position < characters.count {
      if characters[position] == "[" {
        steps.append(try bracket())
      } else {
        if !steps.isEmpty { try dot() }
        steps.append(.key(try key()))
      }
    }
    return steps
  }

  private mutating func key() throws(RecordPathError) -> String {
    if position < characters.count, characters[position] == "\"" { return try quoted() }
    let start = position
    while position < characters.count, !".[]\"".contains(characters[position]) { position += 1 }
    guard position > start else {
      if start < characters.count, characters[start] == "]" { throw failure("']' without '['") }
      throw failure("a key is missing", hint: #"a key with dots is written "a.b".c"#)
    }
    let key = String(characters[start..<position])
    guard key.contains(where: { !$0.isWhitespace }) else {
      position = start
      throw failure("a key is missing")
    }
    return key
  }

  private mutating func quoted() throws(RecordPathError) -> String {
    let start = position
    guard let end = characters[(start + 1)...].firstIndex(of: "\"") else {
      throw failure("the quotation mark is not closed", hint: #"a key with dots is written "a.b".c"#)
    }
    position = end + 1
    guard end > start + 1 else {
      position = start
      throw failure("a key is missing")
    }
    return String(characters[(start + 1)..<end])
  }

  private mutating func bracket() throws(RecordPathError) -> RecordPath.Step {
    let start = position
    guard let end = characters[start...].firstIndex(of: "]") else {
      throw failure("the bracket is not closed", hint: Self.brackets)
    }
    let inner = String(characters[(start + 1)..<end])
    position = end + 1
    if inner.allSatisfy({ ("0"..."9").contains($0) }), let index = Int(inner) { return .index(index) }
    let parts = inner.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
      position = start
      throw failure("brackets hold a number, or key=value", hint: Self.brackets)
    }
    return .element(where: String(parts[0]), equals: String(parts[1]))
  }

  private mutating func dot() throws(RecordPathError) {
    guard characters[position] == "." else { throw failure("'\(characters[position])' cannot stand here") }
    position += 1
    if position == characters.count || characters[position] == "[" {
      throw failure("a key is missing after the dot")
    }
  }

  private static let brackets = "write a[0].b for the first element, a[key=value].b for the one with that key"

  private func failure(_ message: String, hint: String? = nil) -> RecordPathError {
    RecordPathError(offset: position, message: message, hint: hint)
  }
}
