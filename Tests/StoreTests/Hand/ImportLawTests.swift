import CustomDump
import RollcallCore
import RollcallTesting
import Testing

@testable import RollcallStore

@Suite struct `An export is an import` {
  /// A register to which people have done this and that; what they could not do was refused.
  private func register(_ seed: UInt64) throws -> Register {
    var random = SeededNumbers(seed)
    let register = try Register.riverside()
    try register.sync([.iPad("S1"), .iPad("S2")])
    for _ in 0..<60 {
      let assetID = random.of(["A1", "a2", "A3", "Ä4", "S1", "S2"])
      let command = random.of([0, 0, 1, 1, 2, 3, 4, 5])
      do throws(StoreError) {
        switch command {
        case 0:
          _ = try register.addAsset(
            AssetToAdd(
              assetID: assetID, name: random.of([nil, "=1", " Cart "]),
              serialNumber: random.of([nil, "s9", "n/a"]),
              product: random.of([nil, "iPad", "IPAD", "Cart"]),
              manufacturer: random.of([nil, "none", "Apple", "Imitator"]),
              category: random.of([nil, "Tablets", "tablets", "Carts"]),
              notes: random.of([nil, "two\r\nlines"])),
            by: .registrar)
        case 1:
          let email = random.of(["ada@riverside.example", "Bob@riverside.example"])
          _ = try register.addEmployee(email: email, name: random.of([nil, "Ada"]), by: .registrar)
        case 2:
          _ = try register.addLocation(random.of(["Library", "Attic"]), by: .registrar)
        case 3:
          _ = try register.archiveAsset(assetID, by: .registrar)
        case 4:
          _ = try register.editProduct(
            "iPad", manufacturer: random.of(["none", "Apple", "Imitator"]), ProductEdit(category: "Other"),
            by: .registrar)
        case _:
          let target = random.of([
            .employee("ada@riverside.example"), .employee("bob@riverside.example"),
            CheckoutTarget.location("Library"),
            .location("Attic"),
          ])
          _ = try register.checkOut(assetID, to: target, whenCheckedOut: .reassign, by: .registrar)
        }
      } catch {
        guard case .refused = error else { throw error }
      }
    }
    return register
  }

  @Test(arguments: 0..<60) func `an empty account gets the same assets and holders`(_ seed: UInt64) throws {
    let lines = try register(seed).assetLines(of: .riverside)
    let empty = try Register.riverside()

    let outcome = try empty.importAssets(
      lines.enumerated().map { SheetRow(line: $0 + 2, $1) }, missingHolder: .add, by: .registrar)

    #expect(outcome.problems.isEmpty)
    expectNoDifference(try empty.assetLines(of: .riverside), lines)
  }

  @Test(arguments: 0..<20) func `the same account stays as it is`(_ seed: UInt64) throws {
    let register = try register(seed)
    let before = try register.content()

    let outcome = try register.importAssets(
      try register.assetLines(of: .riverside).enumerated().map { SheetRow(line: $0 + 2, $1) },
      existing: .update,
      missingHolder: .add, by: .registrar)

    #expect(outcome.done.isEmpty && outcome.problems.isEmpty)
    #expect(try register.content() == before)
  }
}
