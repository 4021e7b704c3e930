import CustomDump
import GRDB
import RollcallCore
import RollcallTesting
import Testing

@testable import RollcallStore

extension Register {
  /// Undoes a run, as the registrar of the school, on the evening of the runs.
  func undo(_ run: Int64) throws -> UndoReport {
    let evening = Instant.morning.after(hours: 100)
    guard let lease = try takeLease(of: .jamfSchool, for: "test", at: evening) else {
      throw StoreError.failed("another run is going on")
    }
    defer { try? release(lease) }
    return try undo(
      run: run, under: lease, by: Hand(account: .riverside, person: "mary", instant: evening))
  }

  /// What the register says of assets, people, links and catalogue; the rest of an undo's doing may differ: journal, runs, revision,
  /// pause, versions.
  func standing() throws -> [String: [String]] {
    try read { db in
      var standing: [String: [String]] = [:]
      let parts = [
        "assets": "id, asset_id, asset_key, name, serial_number, product, state, notes",
        "checkouts": "asset, employee, location, origin, since", "employees": "id, email, name, state",
        "categories": "id, name", "manufacturers": "id, name",
        "products": "id, name, manufacturer, category", "model_products": "connection, model_key, product",
        "links": "id, connection, asset, origin, \(LinkImages.columns)",
      ]
      for (table, columns) in parts {
        standing[table] = try Row.fetchAll(db, sql: "SELECT \(columns) FROM \(table)").map { "\($0)" }
          .sorted()
      }
      return standing
    }
  }
}

/// I4: a run can be taken back, as far as nothing else happened.
@Suite struct `An undo` {
  let register: Register

  init() throws {
    register = try .riverside()
    for name in ["ada", "bob", "eve"] {
      _ = try register.addEmployee(email: "\(name)@riverside.example", name: nil, by: .registrar)
    }
  }

  private static func mail(_ name: String) -> Owner { .mail("\(name)@riverside.example") }

  /// Two runs, of which the second does something of every kind.
  private func twoRuns() throws -> (before: [String: [String]], run: Int64) {
    _ = try register.addAsset(
      AssetToAdd(assetID: "TAG-9", name: "Typed", product: "Old iPad"), by: .registrar)
    _ = try register.checkOut("TAG-9", to: .employee("eve@riverside.example"), by: .registrar)
    let options = SyncOptions.with {
      $0 = .everything
      $0.assetID = .assetTag
    }
    try register.sync(
      [
        .iPad("S1", name: "One", tag: "TAG-1", owner: Self.mail("ada")),
        .iPad("S2", name: "Two", tag: "TAG-2", owner: Self.mail("bob")),
        .iPad("S3", name: "Three", tag: "TAG-3", owner: .nobody),
        .iPad(nil, id: "known-by-id", tag: "TAG-4"),
      ], options)
    let before = try register.standing()
    try register.sync(
      [
        .iPad("S1", name: "Uno", tag: "TAG-2", model: .macBookPro, owner: Self.mail("bob")),
        .iPad("S2", id: "wiped", name: "Two", tag: "TAG-1", owner: .nobody),
        .iPad("S4", id: "known-by-id", tag: "TAG-4", owner: .nobody),
        .iPad("S5", name: "Five", tag: "TAG-5", owner: Self.mail("eve")),
        .iPad("S9", name: "Nine", tag: "tag-9", owner: Self.mail("ada")),
      ], options, at: .morning.after(hours: 30))
    return (before, 2)
  }

  @Test func `right after the run restores the register`() throws {
    let (before, run) = try twoRuns()
    #expect(
      Set(try register.events(of: run).map(\.kind)).isSuperset(
        of: [
          "check_in", "check_out", "change_asset_id", "create_asset", "link_asset", "set_name", "set_serial",
          "move_product", "create_product", "create_category",
        ].filter { $0 != "create_category" }))

    let report = try register.undo(run)

    expectNoDifference(try register.standing(), before)
    #expect(report.left.isEmpty, "\(report.left)")
    #expect(report.undone.count == (try register.events(of: run).count))
  }

  @Test func `the very first run leaves an empty register`() throws {
    let before = try register.standing()
    try register.sync([.iPad("S1", owner: Self.mail("ada")), .iPad("S2", model: .macBookPro)])

    let report = try register.undo(1)

    expectNoDifference(try register.standing(), before)
    #expect(report.left.isEmpty)
  }

  @Test func `it is journalled, ends the run and pauses the connection`() throws {
    let (_, run) = try twoRuns()

    let report = try register.undo(run)

    let last = try #require(
      try register.read { db in
        try Row.fetchOne(db, sql: "SELECT actor, rule, reason FROM events ORDER BY id DESC")
      })
    #expect(last[0] == "person:mary" && last[1] == "I4" && last[2] == "Undoes run \(run).")
    let count = try #require(try register.value("SELECT count(*) FROM events WHERE rule = 'I4'"))
    #expect(count == "\(report.undone.count)")
    #expect(try register.run(run)?.outcome == .undone)
    #expect(try register.pauseReason(of: .jamfSchool) == "run \(run) was undone")
  }

  @Test func `once is enough`() throws {
    try register.sync([.iPad("S1")])
    _ = try register.undo(1)

    #expect(throws: StoreError.refused(.nothingToUndo(1, .undone))) { try register.undo(1) }
    #expect(throws: StoreError.refused(.unknownRun(99))) { try register.undo(99) }
  }

  @Test func `a run that changed nothing, or failed, cannot be undone`() throws {
    try register.sync([])
    let failed = try register.record(
      RunRecord(started: .morning, milliseconds: 1), failure: .refusedKey, of: .jamfSchool)

    #expect(throws: StoreError.refused(.nothingToUndo(1, .unchanged))) { try register.undo(1) }
    #expect(throws: StoreError.refused(.nothingToUndo(failed, .failed))) { try register.undo(failed) }
  }

  /// Something that happens to asset S1 after the run.
  struct Later: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var happen: @Sendable (Register) throws -> Void
    /// Which changes of the run stay.
    var left: [String]

    init(_ what: String, leaves left: [String], _ happen: @escaping @Sendable (Register) throws -> Void) {
      testDescription = what
      self.happen = happen
      self.left = left
    }
  }

  static let laters = [
    Later("a person renames it", leaves: ["set_name"]) {
      _ = try $0.editAsset("S1", AssetEdit(name: "Mine"), by: .registrar)
    },
    Later("a person hands it to somebody else", leaves: ["check_out", "check_in"]) {
      _ = try $0.checkOut(
        "S1", to: .employee("eve@riverside.example"), whenCheckedOut: .reassign, by: .registrar)
    },
    Later("a person checks it in", leaves: ["check_out", "check_in"]) {
      _ = try $0.checkIn("S1", by: .registrar)
    },
    Later("a person gives it another product", leaves: ["move_product", "create_product"]) {
      _ = try $0.addAsset(AssetToAdd(assetID: "X", product: "Cart"), by: .registrar)
      _ = try $0.editAsset("S1", AssetEdit(product: "Cart"), by: .registrar)
    },
    Later("who had it is archived", leaves: ["check_in"]) {
      _ = try $0.archiveEmployee(email: "ada@riverside.example", by: .registrar)
    },
    Later("a person deletes it", leaves: ["check_out", "move_product", "set_name", "check_in"]) {
      _ = try $0.checkIn("S1", by: .registrar)
      _ = try $0.deleteAsset("S1", by: .registrar)
    },
  ]

  @Test(arguments: laters) func `what happened since stays, and is listed`(later: Later) throws {
    try register.sync([.iPad("S1", name: "One", owner: Self.mail("ada"))])
    try register.sync(
      [.iPad("S1", name: "Uno", model: .macBookPro, owner: Self.mail("bob"))], at: .morning.after(hours: 1))
    try later.happen(register)

    let report = try register.undo(2)

    let expected = later.left.filter { $0 != "create_product" }
    expectNoDifference(report.left.map(\.change.kind), expected)
    #expect(report.left.allSatisfy { !$0.why.isEmpty })
  }

  @Test func `an asset that somebody touched since is not deleted`() throws {
    try register.sync([.iPad("S1"), .iPad("S2")])
    _ = try register.editAsset("S1", AssetEdit(notes: "Scratched"), by: .registrar)

    let report = try register.undo(1)

    #expect(try register.assets().map(\.assetID) == ["S1"])
    #expect(report.left.map(\.change.kind).contains("create_asset"))
    #expect(report.left.map(\.change.kind).contains("create_product"), "S1 is of the product.")
  }

  @Test func `a swap is taken back together, unless somebody took one of the Asset IDs`() throws {
    let options = SyncOptions.with { $0.assetID = .assetTag }
    try register.sync([.iPad("S1", tag: "A"), .iPad("S2", tag: "B"), .iPad("S3", tag: "C")], options)
    try register.sync(
      [.iPad("S1", tag: "B"), .iPad("S2", tag: "A"), .iPad("S3", tag: "D")], options,
      at: .morning.after(hours: 1))
    _ = try register.addAsset(AssetToAdd(assetID: "c"), by: .registrar)

    let report = try register.undo(2)

    let ids = Dictionary(
      uniqueKeysWithValues: try register.assets().map { ($0.serialNumber ?? "by hand", $0.assetID) })
    #expect(ids == ["S1": "A", "S2": "B", "S3": "D", "by hand": "c"])
    #expect(report.left.map(\.why) == ["Another asset has the Asset ID C by now."])
  }

  @Test func `a memory that a later run wrote stays`() throws {
    try register.sync([.iPad("S1", owner: Self.mail("ada"))])
    try register.sync([.iPad("S1", owner: Self.mail("bob"))], at: .morning.after(hours: 1))
    try register.sync([.iPad("S1", owner: Self.mail("eve"))], at: .morning.after(hours: 2))

    let report = try register.undo(2)

    #expect(report.restoredMemories == 0)
    #expect(try register.value("SELECT owner FROM links") == "eve@riverside.example")
    #expect(report.undone.isEmpty && report.left.count == 2)
  }

  @Test func `runs can be undone one after the other, the newest first`() throws {
    try register.sync([.iPad("S1", name: "One", owner: Self.mail("ada"))])
    let first = try register.standing()
    try register.sync([.iPad("S1", name: "Uno", owner: Self.mail("ada"))], at: .morning.after(hours: 1))

    _ = try register.undo(2)
    expectNoDifference(try register.standing(), first)
    let report = try register.undo(1)

    #expect(report.left.map(\.change.kind).contains("create_asset"), "The undo of run 2 happened to it.")
  }
}
