/// A row of a file that people bring, with where it stands, so that what is wrong with it can be found.
package struct SheetRow<Value: Hashable & Sendable>: Hashable, Sendable {
  /// The line of the file on which the row begins, from 1.
  package var line: Int
  /// What the row says.
  package var value: Value

  /// A row of a file.
  package init(line: Int, _ value: Value) {
    self.line = line
    self.value = value
  }
}
