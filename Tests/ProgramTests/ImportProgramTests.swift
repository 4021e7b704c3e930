import Foundation
import RollcallTesting
import Testing

/// The program takes lists of people and assets, and gives them out again.
@Suite struct ImportProgramTests {
  static let config = """
    version: 1
    register: {path: rollcall.db}
    accounts:
      riverside:
        name: Riverside Schools
        sub_accounts:
          north: {name: Riverside North}
    """

  static let mark = "\u{FEFF}"

  struct Outcome: Decodable {
    struct Item: Decodable, Equatable {
      var kind: String
      var assetId: String?
      var from: String?
      var to: String?
    }
    var done: [Item]
    var preview: Bool
    var added: Int
    var updated: Int
    var unchanged: Int
  }

  struct Refused: Decodable {
    struct Reason: Decodable {
      struct Row: Decodable {
        var line: Int
        var message: String
      }
      var message: String
      var hint: String
      var rows: [Row]
    }
    var format: Int
    var refused: Reason
  }

  struct Assets: Decodable {
    struct Asset: Decodable, Equatable {
      struct Holder: Decodable, Equatable {
        var kind: String
        var email: String?
        var name: String?
      }
      var assetId: String
      var name: String?
      var serialNumber: String?
      var state: String
      var product: String?
      var manufacturer: String?
      var category: String?
      var checkedOutTo: Holder?
      var checkoutOrigin: String?
    }
    var assets: [Asset]
  }

  private func world() throws -> Program {
    try Program(config: Self.config, key: "unused-key")
  }

  private func decode<Value: Decodable>(_: Value.Type, _ result: Program.Result) throws -> Value {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(Value.self, from: Data(result.output.utf8))
  }

  private func assets(of account: String, in program: Program) async throws -> [Assets.Asset] {
    try decode(Assets.self, await program.run("assets", "list", "--account", account, "--json")).assets
  }

  @Test func `a list as Excel writes it becomes employees`() async throws {
    let program = try world()
    try program.write(
      Self.mark + "E-Mail;Vorname;Nachname\r\nzoe@riverside.example;Zoë;\"Ångström;\r\nMüller\"\r\n;;\r\n",
      to: "people.csv")

    let result = try await program.run(
      "employees", "import", "--account", "riverside", "people.csv", "--column", "first_name=Vorname",
      "--column",
      "last_name=Nachname")
    let list = try await program.run("employees", "list", "--json")

    #expect(result.status == 0)
    #expect(result.output == "Rows: 1 added, 0 updated, 0 unchanged.\n")
    #expect(list.output.contains(#""name":"Zoë Ångström;\r\nMüller""#))
    program.end()
  }

  @Test func `Snipe-IT's list becomes assets, and what is not taken is said`() async throws {
    let program = try world()
    try program.write("email\nada@riverside.example\n", to: "people.csv")
    try program.write(
      """
      Asset Tag,Item Name,Model name,Manufacturer,Serial number,Category,Email,Username,Location,Status,Notes
      1014,Library iPad,iPad (9th generation),Apple,dmqx1,Tablets,ADA@riverside.example,ada,Library,Deployed,
      1015,Cart,,,N/A,,,,Library,Ready to Deploy,"Two
      doors"

      """, to: "assets.csv")

    #expect(try await program.run("employees", "import", "--account", "riverside", "people.csv").status == 0)
    let result = try await program.run("assets", "import", "--account", "riverside", "assets.csv", "--json")

    #expect(result.status == 0)
    #expect(result.errors == "Columns that are not taken: Username, Location, Status.\n")
    let outcome = try decode(Outcome.self, result)
    #expect(outcome.done.map(\.kind).suffix(3) == ["create_asset", "check_out", "create_asset"])
    #expect(
      try await assets(of: "riverside", in: program) == [
        Assets.Asset(
          assetId: "1014", name: "Library iPad", serialNumber: "DMQX1", state: "active",
          product: "iPad (9th generation)", manufacturer: "Apple", category: "Tablets",
          checkedOutTo: .init(kind: "employee", email: "ada@riverside.example"), checkoutOrigin: "manual"),
        Assets.Asset(assetId: "1015", name: "Cart", state: "active"),
      ])
    program.end()
  }

  @Test func `bad rows are listed with their lines, and nothing is half done`() async throws {
    let program = try world()
    let add = try await program.run("assets", "add", "--account", "riverside", "--asset-id", "OLD")
    #expect(add.status == 0)
    try program.write(
      """
      asset_id,notes,checked_out_to
      GOOD,"one
      two",
      old,,
      ,,
      BAD,,nobody@riverside.example
      BAD 2,
      ,x,

      """, to: "assets.csv")

    let result = try await program.run("assets", "import", "--account", "riverside", "assets.csv")
    let document = try await program.run("assets", "import", "--account", "riverside", "assets.csv", "--json")

    #expect(result.status == 4)
    #expect(
      result.errors == """
        assets.csv:4: Asset OLD exists. (With --update, the row replaces what is there.)
        assets.csv:6: There is no active employee nobody@riverside.example. (Import the employees first, or bring their \
        names in a column checked_out_to_name.)
        assets.csv:7: The row has 2 cells, the header 3. (A cell that holds a separator, a quote or a line end is written \
        in quotes.)
        assets.csv:8: The row has no Asset ID. (Fill it in, or remove the row.)
        Error: 4 rows of assets.csv cannot be taken; nothing was changed.

        """)
    #expect(document.status == 4)
    let refused = try decode(Refused.self, document)
    #expect(refused.format == 1)
    #expect(refused.refused.rows.map(\.line) == [4, 6, 7, 8])
    #expect(try await assets(of: "riverside", in: program).map(\.assetId) == ["OLD"])
    program.end()
  }

  @Test func `a file that is no CSV is refused with its line`() async throws {
    let program = try world()
    try program.write("email\nada@riverside.example\n\"bob@riverside.example\n", to: "people.csv")

    let result = try await program.run("employees", "import", "--account", "riverside", "people.csv")

    #expect(result.status == 4)
    #expect(result.errors.hasPrefix("people.csv:3: A quote is opened here and never closed."))
    #expect(program.bytes("rollcall.db") == nil)
    program.end()
  }

  @Test func `a missing column, file or account is a usage error that says what there is`() async throws {
    let program = try world()
    try program.write("Mail 1,Name\nada@riverside.example,Ada\n", to: "people.csv")

    let column = try await program.run("employees", "import", "--account", "riverside", "people.csv")
    let file = try await program.run("employees", "import", "--account", "riverside", "nowhere.csv")
    let account = try await program.run("employees", "import", "people.csv")

    #expect([column.status, file.status, account.status] == [64, 64, 64])
    #expect(
      column.errors == """
        Error: The file has no column email; its columns are: Mail 1, Name. Say which it is with --column email=THEIRS.

        """)
    #expect(file.errors.contains("nowhere.csv"))
    #expect(account.errors.contains("--account"))
    program.end()
  }

  @Test func `an existing row is bad unless it is an update`() async throws {
    let program = try world()
    try program.write("asset_id,name\nA1,One\nA2,Two\n", to: "first.csv")
    try program.write("asset_id,name,notes\na1,,Cracked\nA2,Second,\nA3,Three,\n", to: "second.csv")
    #expect(try await program.run("assets", "import", "--account", "riverside", "first.csv").status == 0)

    let refused = try await program.run("assets", "import", "--account", "riverside", "second.csv")
    let update = try await program.run("assets", "import", "--account", "riverside", "second.csv", "--update")
    let again = try await program.run("assets", "import", "--account", "riverside", "second.csv", "--update")

    #expect(refused.status == 4)
    #expect(update.output == "Rows: 1 added, 2 updated, 0 unchanged.\n")
    #expect(again.output == "Rows: 0 added, 0 updated, 3 unchanged.\n")
    #expect(try await assets(of: "riverside", in: program).map(\.name) == ["One", "Second", "Three"])
    program.end()
  }

  @Test func `a preview shows what an import does, and changes no byte`() async throws {
    let program = try world()
    try program.write("asset_id,product\nA1,Cart\n", to: "assets.csv")

    let empty = try await program.run(
      "assets", "import", "--account", "riverside", "assets.csv", "--json", "--preview")
    let isMade = program.bytes("rollcall.db") != nil
    #expect(try await program.run("locations", "add", "--account", "riverside", "Library").status == 0)
    let before = try #require(program.bytes("rollcall.db"))
    let preview = try await program.run(
      "assets", "import", "--account", "riverside", "assets.csv", "--json", "--preview")
    let after = program.bytes("rollcall.db")
    let real = try await program.run("assets", "import", "--account", "riverside", "assets.csv", "--json")

    #expect(!isMade, "a preview made a register")
    #expect(after == before)
    #expect(try decode(Outcome.self, empty).done == decode(Outcome.self, real).done)
    #expect(try decode(Outcome.self, preview).done == decode(Outcome.self, real).done)
    #expect(try decode(Outcome.self, preview).preview)
    #expect(try !decode(Outcome.self, real).preview)
    program.end()
  }

  @Test func `five thousand rows come in, and go out into an empty account as they were`() async throws {
    let program = try world()
    let numbers = 1...5000
    let people = numbers.map { "p\($0)@riverside.example;Person \($0)" }
    try program.write((["email;name"] + people).joined(separator: "\r\n"), to: "people.csv")
    let rows = numbers.map { number in
      let holder = number.isMultiple(of: 3) ? "" : "p\(number)@riverside.example"
      let state = number.isMultiple(of: 7) ? "archived" : ""
      return
        "A\(number),\"Cart, \(number)\",S\(number),Model \(number % 20),Apple,Tablets,\(holder),\(state),=1+\(number)"
    }
    let header = "asset_id,name,serial_number,product,manufacturer,category,checked_out_to_email,state,notes"
    try program.write(([header] + rows).joined(separator: "\r\n"), to: "assets.csv")

    let employees = try await program.run("employees", "import", "--account", "riverside", "people.csv")
    let imported = try await program.run("assets", "import", "--account", "riverside", "assets.csv")
    let exported = try await program.run("assets", "export", "--account", "riverside", "out.csv")
    let moved = try await program.run("assets", "import", "--account", "riverside/north", "out.csv")
    let again = try await program.run("assets", "export", "--account", "riverside/north")

    #expect(employees.output == "Rows: 5000 added, 0 updated, 0 unchanged.\n")
    #expect(imported.output == "Rows: 5000 added, 0 updated, 0 unchanged.\n")
    #expect(exported.output == "5000 assets are in out.csv.\n")
    #expect(moved.output == "Rows: 5000 added, 0 updated, 0 unchanged.\n")
    #expect(Data(again.output.utf8) == program.bytes("out.csv"))
    let originals = try await assets(of: "riverside", in: program)
    #expect(originals.count == 5000)
    #expect(try await assets(of: "riverside/north", in: program) == originals)
    program.end()
  }

  @Test func `an export of nothing is a header, and makes no register`() async throws {
    let program = try world()

    let result = try await program.run("assets", "export", "--account", "riverside", "--semicolons")

    #expect(result.status == 0)
    #expect(
      result.output == Self.mark
        + "asset_id;name;serial_number;product;manufacturer;category;state;checked_out_to_email;checked_out_to_name;"
        + "checked_out_to_location;notes\r\n")
    #expect(program.bytes("rollcall.db") == nil)
    #expect(try await program.run("assets", "export", "--account", "riverside", "--json").status == 64)
    program.end()
  }
}
