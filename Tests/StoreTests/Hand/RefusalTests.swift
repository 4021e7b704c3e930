import CustomDump
import RollcallCore
import RollcallTesting
import Testing

@testable import RollcallStore

@Suite struct `Commands that cannot be done` {
  /// A command and why it is refused.
  struct Case: CustomTestStringConvertible {
    var testDescription: String
    var refusal: Refusal
    var command: @Sendable (Register) throws -> Void

    init(_ what: String, _ refusal: Refusal, _ command: @escaping @Sendable (Register) throws -> Void) {
      testDescription = what
      self.refusal = refusal
      self.command = command
    }
  }

  /// Assets FREE, HELD (by Ada), PLACED (in the library) and OLD (archived); two products named iPad; Zoe is
  /// archived.
  private func register() throws -> Register {
    let register = try Register.riverside()
    for email in ["ada@riverside.example", "zoe@riverside.example"] {
      _ = try register.addEmployee(email: email, name: nil, by: .registrar)
    }
    _ = try register.archiveEmployee(email: "zoe@riverside.example", by: .registrar)
    _ = try register.addLocation("Library", by: .registrar)
    for id in ["FREE", "HELD", "PLACED", "OLD"] {
      _ = try register.addAsset(AssetToAdd(assetID: id), by: .registrar)
    }
    for maker in ["Apple", "Imitator"] {
      _ = try register.addAsset(
        AssetToAdd(assetID: maker, product: "iPad", manufacturer: maker), by: .registrar)
    }
    _ = try register.addAsset(
      AssetToAdd(assetID: "AIR", product: "iPad Air", manufacturer: "Apple"), by: .registrar)
    _ = try register.checkOut("HELD", to: .employee("ada@riverside.example"), by: .registrar)
    _ = try register.checkOut("PLACED", to: .location("Library"), by: .registrar)
    _ = try register.archiveAsset("OLD", by: .registrar)
    return register
  }

  static let cases: [Case] = [
    Case("an Asset ID that is taken", .assetIDTaken("FREE")) {
      _ = try $0.addAsset(AssetToAdd(assetID: " free "), by: .registrar)
    },
    Case("an Asset ID that an archived asset has", .assetIDTaken("OLD")) {
      _ = try $0.editAsset("FREE", AssetEdit(assetID: "old"), by: .registrar)
    },
    Case("an asset without an Asset ID", .emptyAssetID) {
      _ = try $0.addAsset(AssetToAdd(assetID: "  "), by: .registrar)
    },
    Case("an Asset ID that is cleared", .emptyAssetID) {
      _ = try $0.editAsset("FREE", AssetEdit(assetID: ""), by: .registrar)
    },
    Case("an unknown asset", .unknownAsset("NONE")) {
      _ = try $0.editAsset("NONE", AssetEdit(name: "x"), by: .registrar)
    },
    Case("checking in an unknown asset", .unknownAsset("NONE")) {
      _ = try $0.checkIn("NONE", by: .registrar)
    },
    Case("checking out what somebody has", .alreadyCheckedOut("HELD", to: "ada@riverside.example")) {
      _ = try $0.checkOut("held", to: .location("Library"), by: .registrar)
    },
    Case("checking out what a place has", .alreadyCheckedOut("PLACED", to: "Library")) {
      _ = try $0.checkOut("PLACED", to: .employee("ada@riverside.example"), by: .registrar)
    },
    Case("checking out an archived asset", .assetArchived("OLD")) {
      _ = try $0.checkOut("OLD", to: .location("Library"), by: .registrar)
    },
    Case("checking out to an unknown person", .unknownEmployee("bob@riverside.example")) {
      _ = try $0.checkOut("FREE", to: .employee("bob@riverside.example"), by: .registrar)
    },
    Case("checking out to an archived employee", .unknownEmployee("zoe@riverside.example")) {
      _ = try $0.checkOut("FREE", to: .employee("zoe@riverside.example"), by: .registrar)
    },
    Case("handing over to an unknown place", .unknownLocation("Moon")) {
      _ = try $0.checkOut("HELD", to: .location("Moon"), whenCheckedOut: .reassign, by: .registrar)
    },
    Case("archiving twice", .assetArchived("OLD")) {
      _ = try $0.archiveAsset("OLD", by: .registrar)
    },
    Case("restoring what is in use", .notArchived("FREE")) {
      _ = try $0.restoreAsset("FREE", by: .registrar)
    },
    Case("deleting what somebody has", .checkedOutAssetStays("HELD", with: "ada@riverside.example")) {
      _ = try $0.deleteAsset("HELD", by: .registrar)
    },
    Case("an unknown product", .unknownProduct("Abacus")) {
      _ = try $0.editAsset("FREE", AssetEdit(product: "Abacus"), by: .registrar)
    },
    Case(
      "a product name that two makers use", .ambiguousProduct("ipad", manufacturers: ["Apple", "Imitator"])
    ) {
      _ = try $0.editAsset("FREE", AssetEdit(product: "ipad"), by: .registrar)
    },
    Case(
      "adding with a product name that two makers use",
      .ambiguousProduct("iPad", manufacturers: ["Apple", "Imitator"])
    ) {
      _ = try $0.addAsset(AssetToAdd(assetID: "NEW", product: "iPad"), by: .registrar)
    },
    Case("a product name that the maker uses already", .productExists("iPad")) {
      _ = try $0.editProduct("iPad Air", manufacturer: nil, ProductEdit(name: "iPad"), by: .registrar)
    },
    Case("an employee who is there", .employeeExists("ADA@riverside.example")) {
      _ = try $0.addEmployee(email: "ADA@riverside.example", name: nil, by: .registrar)
    },
    Case("an employee without an address", .badEmail("Ada Lovelace")) {
      _ = try $0.addEmployee(email: "Ada Lovelace", name: nil, by: .registrar)
    },
    Case("archiving who has assets", .employeeHolds("ada@riverside.example", assets: ["HELD"])) {
      _ = try $0.archiveEmployee(email: "ada@riverside.example", by: .registrar)
    },
    Case("archiving who is archived", .unknownEmployee("zoe@riverside.example")) {
      _ = try $0.archiveEmployee(email: "zoe@riverside.example", by: .registrar)
    },
    Case("a place that is there", .locationExists("LIBRARY")) {
      _ = try $0.addLocation("LIBRARY", by: .registrar)
    },
    Case("a place without a name", .emptyName) {
      _ = try $0.addLocation(" ", by: .registrar)
    },
    Case("an unknown account", .unknownAccount(AccountReference("elsewhere"))) {
      var hand = Hand.registrar
      hand.account = AccountReference("elsewhere")
      _ = try $0.addLocation("Moon", by: hand)
    },
    Case(
      "forgetting an unknown connection",
      .unknownConnection(ConnectionReference(account: .riverside, integration: "none"))
    ) {
      _ = try $0.forgetLinks(
        of: ConnectionReference(account: .riverside, integration: "none"), by: .registrar)
    },
    Case("an alert that is not open", .unknownAlert(7)) {
      try $0.acknowledgeAlert(7)
    },
  ]

  @Test(arguments: cases) func `they are refused and change nothing`(_ example: Case) throws {
    let register = try register()
    let before = try register.content()

    #expect(throws: StoreError.refused(example.refusal)) { try example.command(register) }

    expectNoDifference(try register.content(), before)
  }

  @Test func `deleting all assets of a connection is refused while somebody has one`() throws {
    let register = try register()
    try register.sync([.iPad("S1", owner: .mail("ada@riverside.example")), .iPad("S2")])
    let before = try register.content()

    #expect(throws: StoreError.refused(.checkedOutAssetsStay(["S1"]))) {
      _ = try register.deleteAssets(linkedBy: .jamfSchool, by: .registrar)
    }

    expectNoDifference(try register.content(), before)
  }
}

@Suite struct `Sentences of refusals` {
  static let sentences: [(Refusal, String)] = [
    (.unknownAccount(.riverside), "There is no account riverside."),
    (
      .alreadyCheckedOut("A", to: "ada@riverside.example"), "Asset A is checked out to ada@riverside.example."
    ),
    (.employeeHolds("a@b.example", assets: ["A"]), "a@b.example still has an asset: A."),
    (.employeeHolds("a@b.example", assets: ["A", "B"]), "a@b.example still has 2 assets: A, B."),
    (
      .checkedOutAssetsStay((1...12).map { "A\($0)" }),
      "12 assets are checked out: A1, A2, A3, A4, A5, A6, A7, A8, A9, A10, …."
    ),
    (
      .ambiguousProduct("iPad", manufacturers: ["Apple", "none"]),
      "Several manufacturers have a product iPad: Apple, none."
    ),
  ]

  @Test(arguments: sentences) func `say what and why`(_ refusal: Refusal, _ sentence: String) {
    #expect(refusal.message == sentence)
    #expect(!refusal.hint.isEmpty)
  }
}
