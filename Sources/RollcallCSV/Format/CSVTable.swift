/// A CSV file: RFC 4180, and what Excel makes of it.
///
///     bytes ─► UTF-8 ─► separator ─► rows of cells
///
/// UTF-8 with or without a byte order mark, or UTF-16 with one (Excel's "Unicode text"). Separated by comma,
/// semicolon or tab: what the first line says with `sep=`, else what stands most often in the header. Lines
/// end with CRLF, LF or CR. A quoted cell may hold separators, line ends and doubled quotes. Lines on which
/// nothing stands are skipped.
package struct CSVTable: Hashable, Sendable {
  /// The first row: the names of the columns.
  package var header: CSVRow
  /// The other rows, each as long as it is in the file.
  package var rows: [CSVRow]

  /// Reads a whole file.
  package init(_ bytes: [UInt8]) throws(CSVError) {
    var reader = CSVReader(try TextEncoding.utf8(bytes))
    var header: CSVRow?
    var rows: [CSVRow] = []
    while let row = try reader.next() {
      if row.isBlank { continue }
      if header == nil { header = row } else { rows.append(row) }
    }
    guard let header else { throw .empty }
    self.header = header
    self.rows = rows
  }
}

/// A row of a CSV file.
package struct CSVRow: Hashable, Sendable {
  /// The line on which it begins, from 1.
  package var line: Int
  /// Its cells.
  package var cells: [String]

  /// A row.
  package init(line: Int, cells: [String]) {
    self.line = line
    self.cells = cells
  }

  /// Whether nothing stands in it; Excel writes such rows where cells were cleared.
  var isBlank: Bool { cells.allSatisfy { $0.isEmpty } }
}
