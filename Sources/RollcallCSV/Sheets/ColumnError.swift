/// Why the columns of a file cannot be told apart.
package enum ColumnError: Error, Hashable, Sendable {
  /// The file lacks the column without which a row means nothing.
  case missing(String, columns: [String])
  /// A name on the command line is none of ours.
  case unknown(String, known: [String])
  /// A name on the command line is none of the file's.
  case notInFile(String, columns: [String])
  /// One of our columns is named twice on the command line.
  case saidTwice(String)
  /// Several columns of the file have this name.
  case ambiguous(String)

  /// What is wrong, and what to do about it.
  package var message: String {
    switch self {
    case .missing(let column, let columns):
      """
      The file has no column \(column); its columns are: \(columns.joined(separator: ", ")). \
      Say which it is with --column \(column)=THEIRS.
      """
    case .unknown(let name, let known):
      "There is no column '\(name)'. Known are: \(known.joined(separator: ", "))."
    case .notInFile(let name, let columns):
      "The file has no column '\(name)'; its columns are: \(columns.joined(separator: ", "))."
    case .saidTwice(let column): "--column names \(column) twice."
    case .ambiguous(let name): "The file has several columns '\(name)'; rename all but one of them."
    }
  }
}
