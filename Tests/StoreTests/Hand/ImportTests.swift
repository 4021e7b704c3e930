import CustomDump
import RollcallCore
import RollcallTesting
import Testing

@testable import RollcallStore

extension Register {
  /// Imports lines that stand one below the other, the first below the header.
  @discardableResult
  func take(
    _ lines: AssetLine..., existing: WhenExisting = .refuse, missingHolder: WhenHolderIsMissing = .refuse
  ) throws -> ImportOutcome {
    try importAssets(
      lines.enumerated().map { SheetRow(line: $0 + 2, $1) }, existing: existing, missingHolder: missingHolder,
      by: .registrar)
  }

  /// Imports people who stand one below the other, the first below the header.
  @discardableResult
  func take(_ lines: EmployeeLine..., existing: WhenExisting = .refuse) throws -> ImportOutcome {
    try importEmployees(
      lines.enumerated().map { SheetRow(line: $0 + 2, $1) }, existing: existing, by: .registrar)
  }
}

@Suite struct `Importing assets` {
  let register: Register

  init() throws {
    register = try Register.riverside()
    _ = try register.addEmployee(email: "ada@riverside.example", name: "Ada", by: .registrar)
    _ = try register.addEmployee(email: "bob@riverside.example", name: "Bob", by: .registrar)
    _ = try register.addLocation("Library", by: .registrar)
  }

  private static let ada = HolderLine.employee(email: " ADA@riverside.example", name: nil)

  @Test func `a row becomes an asset as by hand, with its holder and state`() throws {
    let outcome = try register.take(
      AssetLine(
        assetID: " A1 ", name: "Cart 1", serialNumber: "s1", product: "Cart", manufacturer: "Acme",
        category: "Carts",
        notes: "Old", state: .archived, holder: Self.ada),
      AssetLine(assetID: "A2", serialNumber: "n/a", product: "CART", holder: .location("library")))

    expectNoDifference(
      outcome.done,
      [
        Done(.createManufacturer, to: "Acme"), Done(.createCategory, to: "Carts"),
        Done(.createProduct, to: "Cart"),
        Done(.addAsset, assetID: "A1", to: "A1"), Done(.checkOut, assetID: "A1", to: "ada@riverside.example"),
        Done(.archiveAsset, assetID: "A1", from: "active", to: "archived"),
        Done(.addAsset, assetID: "A2", to: "A2"), Done(.checkOut, assetID: "A2", to: "Library"),
      ])
    #expect(outcome.added == 2)
    expectNoDifference(
      try register.assetLines(of: .riverside),
      [
        AssetLine(
          assetID: "A1", name: "Cart 1", serialNumber: "S1", product: "Cart", manufacturer: "Acme",
          category: "Carts",
          notes: "Old", state: .archived, holder: .employee(email: "ada@riverside.example", name: "Ada")),
        AssetLine(
          assetID: "A2", product: "Cart", manufacturer: "Acme", category: "Carts", state: .active,
          holder: .location("Library")),
      ])
    #expect(try register.assets().allSatisfy { $0.holder?.origin == nil })
    #expect(
      try register.history(of: "A1", in: .riverside).map(\.kind) == [
        "create_asset", "check_out", "archive_asset",
      ])
  }

  @Test func `every bad row is listed, and nothing is written`() throws {
    _ = try register.addAsset(AssetToAdd(assetID: "OLD"), by: .registrar)
    for maker in ["Apple", "Imitator"] {
      _ = try register.addAsset(
        AssetToAdd(assetID: maker, product: "iPad", manufacturer: maker), by: .registrar)
    }
    _ = try register.addEmployee(email: "zoe@riverside.example", name: nil, by: .registrar)
    _ = try register.archiveEmployee(email: "zoe@riverside.example", by: .registrar)
    let before = try register.content()

    let outcome = try register.take(
      AssetLine(assetID: "GOOD", product: "New", holder: Self.ada), AssetLine(assetID: "old"),
      AssetLine(assetID: "good"), AssetLine(assetID: "Good"),
      AssetLine(assetID: "B1", holder: .employee(email: "nobody@riverside.example", name: "Nobody")),
      AssetLine(assetID: "B2", holder: .employee(email: "zoe@riverside.example", name: nil)),
      AssetLine(assetID: "B3", holder: .location("Attic")), AssetLine(assetID: "B4", product: "iPad"))

    expectNoDifference(
      outcome.problems,
      [
        ImportProblem(line: 3, fault: .assetExists("OLD")),
        ImportProblem(line: 4, fault: .repeated("good", line: 2)),
        ImportProblem(line: 5, fault: .repeated("Good", line: 2)),
        ImportProblem(line: 6, fault: .unknownHolder("nobody@riverside.example")),
        ImportProblem(line: 7, fault: .unknownHolder("zoe@riverside.example")),
        ImportProblem(line: 8, fault: .unknownPlace("Attic")),
        ImportProblem(
          line: 9, fault: .refused(.ambiguousProduct("iPad", manufacturers: ["Apple", "Imitator"]))),
      ])
    #expect(try register.content() == before)
  }

  @Test func `a file that brings its holders along adds those who are missing`() throws {
    _ = try register.archiveEmployee(email: "bob@riverside.example", by: .registrar)

    let outcome = try register.take(
      AssetLine(assetID: "A1", holder: .employee(email: "zoe@riverside.example", name: "Zoë")),
      AssetLine(assetID: "A2", holder: .employee(email: "Zoe@riverside.example", name: "Another")),
      AssetLine(assetID: "A3", holder: .employee(email: "bob@riverside.example", name: nil)),
      AssetLine(assetID: "A4", holder: .location("Attic")),
      missingHolder: .add)

    #expect(outcome.problems.isEmpty)
    #expect(
      outcome.done.filter { [.addEmployee, .restoreEmployee, .addLocation].contains($0.kind) } == [
        Done(.addEmployee, to: "zoe@riverside.example"), Done(.restoreEmployee, to: "bob@riverside.example"),
        Done(.addLocation, to: "Attic"),
      ])
    #expect(try register.employees().map(\.name) == ["Ada", "Bob", "Zoë"])
  }

  @Test func `what is no e-mail address makes no employee`() throws {
    let outcome = try register.take(
      AssetLine(assetID: "A1", holder: .employee(email: "Zoë", name: nil)), missingHolder: .add)

    #expect(outcome.problems == [ImportProblem(line: 2, fault: .refused(.badEmail("Zoë")))])
  }

  @Test func `an update replaces what a row says and leaves the rest`() throws {
    try register.take(
      AssetLine(
        assetID: "A1", name: "One", serialNumber: "S1", product: "Cart", manufacturer: "Acme",
        category: "Carts",
        notes: "Old", holder: Self.ada))

    let silent = try register.take(AssetLine(assetID: "a1", serialNumber: "n/a"), existing: .update)
    let spoken = try register.take(
      AssetLine(
        assetID: "a1", name: "Two", product: "Trolley", category: "Trolleys",
        holder: .employee(email: "bob@riverside.example", name: nil)),
      AssetLine(assetID: "A2"), existing: .update)

    #expect(silent.done.isEmpty && silent.unchanged == 1)
    expectNoDifference(
      spoken.done,
      [
        Done(.createCategory, to: "Trolleys"), Done(.createProduct, to: "Trolley"),
        Done(.setName, assetID: "A1", from: "One", to: "Two"),
        Done(.moveProduct, assetID: "A1", from: "Cart", to: "Trolley"),
        Done(.checkIn, assetID: "A1", from: "ada@riverside.example"),
        Done(.checkOut, assetID: "A1", to: "bob@riverside.example"), Done(.addAsset, assetID: "A2", to: "A2"),
      ])
    #expect(spoken.updated == 1 && spoken.added == 1)
    #expect(try register.assetLines(of: .riverside).map(\.notes) == ["Old", nil])
  }

  @Test func `an update that says what is there already writes nothing`() throws {
    let line = AssetLine(
      assetID: "A1", name: "One", serialNumber: "S1", product: "iPad", category: "Tablets", notes: "Old",
      state: .archived, holder: Self.ada)
    try register.take(line)
    _ = try register.addAsset(
      AssetToAdd(assetID: "B", product: "iPad", manufacturer: "Imitator"), by: .registrar)
    let before = try register.content()

    let outcome = try register.take(line, existing: .update)

    #expect(outcome.done.isEmpty && outcome.unchanged == 1)
    #expect(try register.content() == before)
  }

  @Test func `a checkout of a sync stays the sync's when the row names its holder`() throws {
    try register.sync([.iPad("S1", owner: .mail("ada@riverside.example"))])

    try register.take(
      AssetLine(assetID: "S1", holder: .employee(email: "ada@riverside.example", name: nil)),
      existing: .update)

    #expect(try register.assets().map(\.holder?.origin) == [.jamfSchool])
  }

  @Test func `an archived asset keeps its holder, and is handed to another only when it is restored`() throws
  {
    try register.take(AssetLine(assetID: "A1", state: .archived, holder: Self.ada))
    let bob = HolderLine.employee(email: "bob@riverside.example", name: nil)

    let refused = try register.take(AssetLine(assetID: "A1", holder: bob), existing: .update)
    let restored = try register.take(AssetLine(assetID: "A1", state: .active, holder: bob), existing: .update)

    #expect(refused.problems == [ImportProblem(line: 2, fault: .archivedAsset("A1"))])
    #expect(restored.done.map(\.kind) == [.restoreAsset, .checkIn, .checkOut])
  }

  @Test func `a product keeps its category, and a new one takes the row's`() throws {
    try register.take(AssetLine(assetID: "A1", product: "Cart", category: "Carts"))

    try register.take(AssetLine(assetID: "A2", product: "Cart", category: "Other"))

    #expect(try register.products().map(\.category) == ["Carts"])
  }
}

@Suite struct `Importing employees` {
  let register: Register

  init() throws {
    register = try Register.riverside()
    for email in ["ada@riverside.example", "zoe@riverside.example"] {
      _ = try register.addEmployee(email: email, name: nil, by: .registrar)
    }
    _ = try register.archiveEmployee(email: "zoe@riverside.example", by: .registrar)
  }

  @Test func `people are added, and who was archived comes back`() throws {
    let outcome = try register.take(
      EmployeeLine(email: "bob@riverside.example", name: "Bob"),
      EmployeeLine(email: "Zoe@riverside.example", name: "Zoë"))

    expectNoDifference(
      outcome.done,
      [
        Done(.addEmployee, to: "bob@riverside.example"), Done(.restoreEmployee, to: "Zoe@riverside.example"),
      ])
    #expect(outcome.added == 2)
    #expect(try register.employees().map(\.name) == [nil, "Bob", "Zoë"])
  }

  @Test func `every bad row is listed, and nothing is written`() throws {
    let before = try register.content()

    let outcome = try register.take(
      EmployeeLine(email: "bob@riverside.example"), EmployeeLine(email: "Ada@riverside.example"),
      EmployeeLine(email: "BOB@riverside.example"), EmployeeLine(email: "bob"))

    expectNoDifference(
      outcome.problems,
      [
        ImportProblem(line: 3, fault: .employeeExists("ada@riverside.example")),
        ImportProblem(line: 4, fault: .repeated("BOB@riverside.example", line: 2)),
        ImportProblem(line: 5, fault: .refused(.badEmail("bob"))),
      ])
    #expect(try register.content() == before)
  }

  @Test func `an update gives a name, and an empty one takes none away`() throws {
    let outcome = try register.take(
      EmployeeLine(email: "ADA@riverside.example", name: "Ada"), existing: .update)
    let silent = try register.take(EmployeeLine(email: "ada@riverside.example"), existing: .update)

    expectNoDifference(
      outcome.done,
      [Done(.renameEmployee, from: "ada@riverside.example", to: "Ada <ada@riverside.example>")])
    #expect(outcome.updated == 1)
    #expect(silent.unchanged == 1 && silent.done.isEmpty)
    #expect(try register.employees().map(\.name) == ["Ada", nil])
  }
}
