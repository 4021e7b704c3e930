/// A place in a file: line and column, both from 1. Columns count characters, not bytes.
package struct Mark: Hashable, Comparable, Sendable {
  /// The line, from 1.
  package var line: Int
  /// The column, from 1.
  package var column: Int

  /// A place.
  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// Where every file begins.
  package static let start = Mark(line: 1, column: 1)

  package static func < (a: Mark, b: Mark) -> Bool { (a.line, a.column) < (b.line, b.column) }
}
