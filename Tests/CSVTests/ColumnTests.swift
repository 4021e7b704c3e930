import CustomDump
import Foundation
import RollcallCore
import Testing

@testable import RollcallCSV

@Suite struct `Columns of a file` {
  private func lines(_ text: String, _ names: String...) throws -> [AssetLine] {
    let table = try CSVTable(Array(text.utf8))
    let columns = try ColumnMap<AssetColumn>(table.header, named: names.compactMap { ColumnName($0) })
    return Sheet<AssetLine>(table, columns: columns).rows.map(\.value)
  }

  private func columns(_ header: String, _ names: String...) throws(ColumnError) -> ColumnMap<AssetColumn> {
    let cells = header.split(separator: ",", omittingEmptySubsequences: false).map { String($0) }
    return try ColumnMap(CSVRow(line: 1, cells: cells), named: names.compactMap { ColumnName($0) })
  }

  @Test func `our own names are known without case, spaces and signs`() throws {
    let text = "ASSET ID,Name,serial-number,Checked_Out_To_Email\nA1, Cart ,S1,ada@riverside.example\n"

    expectNoDifference(
      try lines(text),
      [
        AssetLine(
          assetID: "A1", name: "Cart", serialNumber: "S1",
          holder: .employee(email: "ada@riverside.example", name: nil))
      ])
  }

  @Test func `Snipe-IT's names are known, and a person's name is not the asset's`() throws {
    let text = """
      Full Name,Email,Username,Item Name,Category,Model name,Manufacturer,Model Number,Serial number,Asset Tag,\
      Location,Notes,Name
      Ada,ada@riverside.example,ada,iPad 14,Tablets,iPad 9,Apple,A2602,DMQX1,1014,Library,Cracked,Ada

      """

    expectNoDifference(
      try lines(text),
      [
        AssetLine(
          assetID: "1014", name: "iPad 14", serialNumber: "DMQX1", product: "iPad 9", manufacturer: "Apple",
          category: "Tablets", notes: "Cracked", holder: .employee(email: "ada@riverside.example", name: nil))
      ])
    #expect(
      try columns("Asset Tag,Email,Username,Location,Status,").ignored == ["Username", "Location", "Status"])
  }

  @Test func `a name on the command line goes before ours`() throws {
    let text = "Inventarnummer,asset_id,Ort,Email\nA1,other,Library,ada@riverside.example\n"

    expectNoDifference(
      try lines(text, "asset_id=inventarnummer", "checked_out_to_location = Ort", "checked_out_to_email="),
      [AssetLine(assetID: "A1", holder: .location("Library"))])
  }

  static let refusals: [(String, [String], ColumnError)] = [
    ("name,serial", [], .missing("asset_id", columns: ["name", "serial"])),
    ("asset_id", ["asset=asset_id"], .unknown("asset", known: AssetColumn.allCases.map(\.rawValue))),
    ("asset_id,x", ["name=y"], .notInFile("y", columns: ["asset_id", "x"])),
    ("asset_id,x", ["name=x", "Name=x"], .saidTwice("name")),
    ("Asset Tag,asset_tag", [], .ambiguous("Asset Tag")),
    ("asset_id", ["asset_id="], .missing("asset_id", columns: ["asset_id"])),
  ]

  @Test(arguments: refusals) func `columns that cannot be told apart are refused`(
    _ header: String, _ names: [String], _ error: ColumnError
  ) {
    let cells = header.split(separator: ",").map { String($0) }

    #expect(throws: error) {
      try ColumnMap<AssetColumn>(CSVRow(line: 1, cells: cells), named: names.compactMap { ColumnName($0) })
    }
  }

  @Test func `a refusal shows the columns and how to name them`() {
    #expect(
      ColumnError.missing("email", columns: ["Mail 1", "Name"]).message == """
        The file has no column email; its columns are: Mail 1, Name. Say which it is with --column email=THEIRS.
        """)
  }

  @Test func `rows that mean nothing are listed beside those that do`() throws {
    let text = """
      asset_id,state,checked_out_to_email,checked_out_to_location,category
      A1,Archived,,,
      ,active,,,
      A2,broken,,,
      A3,,ada@riverside.example,Library,
      A4,,
      A5,,,Library,,
      A6,,,,
      A7,,,,Chairs

      """
    let table = try CSVTable(Array(text.utf8))
    let sheet = Sheet<AssetLine>(table, columns: try ColumnMap(table.header))

    expectNoDifference(
      sheet.rows,
      [
        SheetRow(line: 2, AssetLine(assetID: "A1", state: .archived)),
        SheetRow(line: 8, AssetLine(assetID: "A6")),
      ])
    expectNoDifference(
      sheet.faults,
      [
        SheetRow(line: 3, .missing("Asset ID")), SheetRow(line: 4, .unknownState("broken")),
        SheetRow(line: 5, .twoHolders), SheetRow(line: 6, .cells(3, expected: 5)),
        SheetRow(line: 7, .cells(6, expected: 5)), SheetRow(line: 9, .noProduct),
      ])
  }

  @Test func `a person's name is one column or two`() throws {
    func people(_ text: String) throws -> [EmployeeLine] {
      let table = try CSVTable(Array(text.utf8))
      return Sheet<EmployeeLine>(table, columns: try ColumnMap(table.header)).rows.map(\.value)
    }

    let ada = EmployeeLine(email: "ada@riverside.example", name: "Ada Lovelace")
    #expect(try people("E-Mail,Full Name\nada@riverside.example,Ada Lovelace\n") == [ada])
    #expect(
      try people("First Name,Last Name,Username,Email\nAda,Lovelace,ada,ada@riverside.example\n") == [ada])
    #expect(try people("email\nada@riverside.example\n") == [EmployeeLine(email: "ada@riverside.example")])
  }

  @Test func `the page on lists names every column as it is known`() throws {
    var root = URL(filePath: #filePath)
    for _ in 0..<3 { root.deleteLastPathComponent() }
    let page = try String(contentsOf: root.appending(path: "docs/lists.md"), encoding: .utf8)
    let columns =
      AssetColumn.allCases.map { ($0.rawValue, $0.names) }
      + EmployeeColumn.allCases.map { ($0.rawValue, $0.names) }

    for (column, names) in columns {
      let row = page.split(separator: "\n").first {
        $0.hasPrefix("|") && $0.contains("`\(column)`") && lists(names, $0)
      }
      #expect(row != nil, "docs/lists.md: no row of a table names \(column) with \(names)")
    }
  }

  private func lists(_ names: [String], _ row: Substring) -> Bool { names.allSatisfy { row.contains($0) } }
}
