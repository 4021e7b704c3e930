/// Why a file cannot be read as CSV. What stands after the place cannot be trusted, so that nothing is read.
package enum CSVError: Error, Hashable, Sendable {
  /// Nothing stands in the file.
  case empty
  /// It is a spreadsheet, as Excel saves it unless told otherwise.
  case spreadsheet
  /// Bytes on this line are no UTF-8.
  case notUTF8(line: Int)
  /// The file begins as UTF-16, and goes on otherwise.
  case notUTF16
  /// A quote that is opened on this line is never closed.
  case unclosedQuote(line: Int)
  /// On this line something stands between a closing quote and the next separator.
  case textAfterQuote(line: Int)

  /// The line to look at.
  package var line: Int {
    switch self {
    case .empty, .spreadsheet, .notUTF16: 1
    case .notUTF8(let line), .unclosedQuote(let line), .textAfterQuote(let line): line
    }
  }

  /// What is wrong.
  package var message: String {
    switch self {
    case .empty: "The file is empty."
    case .spreadsheet: "The file is a spreadsheet, not CSV."
    case .notUTF8: "The file is not UTF-8."
    case .notUTF16: "The file begins as UTF-16 and is not."
    case .unclosedQuote: "A quote is opened here and never closed."
    case .textAfterQuote: "Text stands after a closing quote."
    }
  }

  /// What to do about it.
  package var hint: String {
    switch self {
    case .empty: "The first line names the columns."
    case .spreadsheet, .notUTF8, .notUTF16: "In Excel, save it as `CSV UTF-8 (comma delimited)`."
    case .unclosedQuote, .textAfterQuote: "Within quotes, a quote is written twice."
    }
  }
}
