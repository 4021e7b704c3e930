import CustomDump
import RollcallCore
import RollcallTesting
import Testing

/// K2: what a plan decides about one device, and why, or why not.
@Suite struct `An explanation` {
  private static let ada = Employee.active(1, "ada@riverside.example")
  private static let bob = Employee.active(2, "bob@riverside.example")

  /// An asset that is linked to a device which its owner has.
  private static func linked(
    _ device: Device, checkout: Checkout? = nil, state: AssetState = .active
  ) -> Snapshot {
    var snapshot = Snapshot.empty
    snapshot.employees = [ada, bob]
    snapshot.catalogue.products = [
      Product(id: RowID(1), name: "iPad (9th generation)", manufacturer: nil, category: nil)
    ]
    snapshot.assets = [
      Asset(
        id: RowID(1), assetID: device.serialNumber?.text ?? "A", name: device.name,
        serialNumber: device.serialNumber, product: RowID(1), state: state, checkout: checkout)
    ]
    snapshot.links = [.remembering(device, asset: 1, owner: .nobody)]
    return snapshot
  }

  private func explain(
    _ identity: String, _ devices: [Device], on snapshot: Snapshot, _ options: SyncOptions = SyncOptions()
  ) -> Explanation {
    Planner.explain(identity, .of(devices), on: snapshot, in: .jamfSchool(options))
  }

  private func rules(_ explanation: Explanation) -> [String] {
    explanation.decisions.map { "\($0.what.rawValue) \($0.rule.rawValue)" }
  }

  @Test func `a new device is told with the rule of each field`() {
    let device = Device.iPad("S1", name: "One", owner: .mail("ada@riverside.example"))
    var snapshot = Snapshot.empty
    snapshot.employees = [Self.ada]

    let explanation = explain(
      "s1", [device], on: snapshot,
      .with {
        $0.assetName = .name
        $0.autoCheckout = .on
      })

    #expect(explanation.device?.name == "One")
    #expect(explanation.match.rule == .b1 && explanation.assetID == "S1")
    expectNoDifference(
      rules(explanation),
      ["asset C1", "asset_id C1", "name D1", "serial_number B6", "product E3", "checkout G6"])
    #expect(explanation.decisions.last?.movement == .init(from: nil, to: "ada@riverside.example"))
  }

  @Test func `where nothing happens it says why`() {
    let device = Device.iPad("S1", name: "One", owner: .mail("ada@riverside.example"))

    let explanation = explain("S1", [device], on: Self.linked(device))

    expectNoDifference(
      rules(explanation), ["asset_id C1", "name D2", "serial_number B6", "product E7", "checkout G6"])
    #expect(explanation.decisions.allSatisfy { $0.movement == nil && !$0.reason.isEmpty })
  }

  /// A register and a device, and the rule by which the checkout is left alone.
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var owner: Owner
    var checkout: Checkout?
    var state = AssetState.active
    var rule: Rule
  }

  static let cases: [Case] = [
    Case(
      testDescription: "at a location", owner: .mail("ada@riverside.example"),
      checkout: Checkout(holder: .location(RowID(1)), origin: .manual), rule: .g2),
    Case(testDescription: "archived", owner: .mail("ada@riverside.example"), state: .archived, rule: .g3),
    Case(testDescription: "a stranger", owner: .mail("new@riverside.example"), rule: .g4),
    Case(testDescription: "no e-mail", owner: .personWithoutEmail(name: "Ada"), rule: .g4),
    Case(testDescription: "not reported", owner: .notReported, rule: .g5),
    Case(
      testDescription: "the owner has it", owner: .mail("ada@riverside.example"),
      checkout: Checkout(holder: .employee(RowID(1)), origin: .manual), rule: .g7),
    Case(
      testDescription: "another has it", owner: .mail("ada@riverside.example"),
      checkout: Checkout(holder: .employee(RowID(2)), origin: .connection(RowID(1))), rule: .g8),
    Case(
      testDescription: "another by hand", owner: .mail("ada@riverside.example"),
      checkout: Checkout(holder: .employee(RowID(2)), origin: .manual), rule: .g9),
    Case(
      testDescription: "another by another connection", owner: .mail("ada@riverside.example"),
      checkout: Checkout(holder: .employee(RowID(2)), origin: .connection(RowID(2))), rule: .g10),
    Case(
      testDescription: "nobody", owner: .nobody,
      checkout: Checkout(holder: .employee(RowID(2)), origin: .manual), rule: .g11),
  ]

  @Test(arguments: cases) func `a checkout that is left alone names its rule`(item: Case) {
    let device = Device.iPad("S1", owner: item.owner)

    let explanation = explain(
      "S1", [device], on: Self.linked(device, checkout: item.checkout, state: item.state))

    let checkout = explanation.decisions.last
    #expect(checkout?.what == .checkout && checkout?.rule == item.rule)
    #expect(checkout?.reason != "Nothing is to be done.")
  }

  @Test func `a device that gets no asset is told why`() {
    var snapshot = Snapshot.empty
    snapshot.assets = [Asset(id: RowID(1), assetID: "S1")]

    let explanation = explain("S1", [.iPad("S1")], on: snapshot)

    #expect(explanation.assetID == nil)
    expectNoDifference(rules(explanation), ["asset F2"])
    #expect(explanation.findings.map(\.kind) == [.existsNotMerged])
  }

  @Test func `a device that is gone is told by its link`() {
    let device = Device.iPad("S1")

    let explanation = explain("S1", [], on: Self.linked(device))

    #expect(explanation.device == nil)
    #expect(explanation.match.rule == .h1 && explanation.assetID == "S1")
    #expect(explanation.findings.map(\.kind) == [.goneFromTenant])
  }

  @Test func `a device that nobody knows is unknown`() {
    let explanation = explain("S9", [.iPad("S1")], on: .empty)

    #expect(explanation.device == nil && explanation.assetID == nil && explanation.match.rule == .b1)
    #expect(explanation.decisions.isEmpty)
  }

  @Test func `a device without serial number is found by its id`() {
    let device = Device.iPad(nil, id: "ABC", tag: "T1")

    let explanation = explain("abc", [device], on: .empty, .with { $0.assetID = .assetTag })

    #expect(explanation.match.rule == .b2 && explanation.assetID == "T1")
  }
}
