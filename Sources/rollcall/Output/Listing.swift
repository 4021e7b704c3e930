import RollcallDocuments

/// How rows of one kind are listed: as a JSON document, or as a table.
struct Listing<Row> {
  /// The member of the document that holds the rows.
  var name: String
  /// The headings of the table.
  var headings: [String]
  /// A row of the document.
  var json: (Row) -> JSON
  /// A row of the table.
  var cells: (Row) -> [String?]

  /// Prints the rows as the options ask for.
  func show(_ rows: [Row], as options: CommonOptions) {
    if options.json {
      Terminal.print(JSON.document((name, .array(rows.map(json)))).text)
      return
    }
    var table = Table(headings: headings)
    for row in rows { table.add(cells(row)) }
    Terminal.print(table.lines(width: Terminal.width))
  }
}
