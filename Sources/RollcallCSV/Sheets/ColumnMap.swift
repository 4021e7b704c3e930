import RollcallCore

/// Which column of a file is which of ours: as a person says, else by our names, else by those of other
/// programs. Names are compared by their letters and digits, without case.
package struct ColumnMap<Column: SheetColumn>: Sendable {
  /// The columns of the file that mean nothing to us.
  package let ignored: [String]
  private let places: [Column: Int]

  /// Reads the names of a file's columns.
  ///
  /// - Throws: ``ColumnError`` when the required column is not there, or a name means nothing or too much.
  package init(_ header: CSVRow, named names: [ColumnName] = []) throws(ColumnError) {
    let found = header.cells.map(Self.folded)
    var places: [Column: Int] = [:]
    var settled: Set<Column> = []
    for name in names {
      guard let column = Self.column(called: name.ours) else {
        throw .unknown(name.ours, known: Column.allCases.map(\.rawValue))
      }
      guard settled.insert(column).inserted else { throw .saidTwice(column.rawValue) }
      if name.theirs.isEmpty { continue }
      guard let place = try Self.place(of: name.theirs, in: found) else {
        throw .notInFile(name.theirs, columns: Self.shown(header))
      }
      places[column] = place
    }
    for column in Column.allCases where !settled.contains(column) {
      let taken = Set(places.values)
      for name in column.names {
        guard let place = try Self.place(of: name, in: found), !taken.contains(place) else { continue }
        places[column] = place
        break
      }
    }
    guard places[Column.required] != nil else {
      throw .missing(Column.required.rawValue, columns: Self.shown(header))
    }
    let used = Set(places.values)
    ignored = header.cells.indices.filter { !used.contains($0) && !header.cells[$0].isEmpty }.map {
      header.cells[$0]
    }
    self.places = places
  }

  /// Whether the file has a column.
  package func has(_ column: Column) -> Bool { places[column] != nil }

  /// What a row says in a column, trimmed; nil when it says nothing.
  func value(_ column: Column, in row: CSVRow) -> String? {
    guard let place = places[column], place < row.cells.count else { return nil }
    let text = row.cells[place].trimmed
    return text.isEmpty ? nil : text
  }

  private static func column(called name: String) -> Column? {
    Column.allCases.first { folded($0.rawValue) == folded(name) }
  }

  private static func place(of name: String, in found: [String]) throws(ColumnError) -> Int? {
    let places = found.indices.filter { found[$0] == folded(name) }
    guard places.count < 2 else { throw .ambiguous(name) }
    return places.first
  }

  private static func shown(_ header: CSVRow) -> [String] { header.cells.filter { !$0.isEmpty } }

  private static func folded(_ name: String) -> String {
    name.lowercased().filter { $0.isLetter || $0.isNumber }
  }
}

/// What a person says about a column: what it is called in the file.
package struct ColumnName: Hashable, Sendable {
  /// Our name.
  package var ours: String
  /// The file's name; empty when the file is said to have no such column.
  package var theirs: String

  /// Reads `OURS=THEIRS`; nil when it is nothing of that kind.
  package init?(_ text: String) {
    guard let sign = text.firstIndex(of: "=") else { return nil }
    ours = String(text[..<sign]).trimmed
    theirs = String(text[text.index(after: sign)...]).trimmed
  }
}
