import RollcallTesting
import Testing

/// What a failure leaves is a scenario that anybody can tell again.
@Suite struct ScenarioFileTests {
  /// An iPad in a room, with an owner in the tenant who is an employee.
  private static let story: [WorldStep] = [
    .hand(account: "riverside", .addPlace("Library")),
    .hand(
      account: "riverside",
      .add(id: "S1", name: "Trolley", serial: "S1", product: nil, maker: nil, category: nil)),
    .hand(account: "riverside", .addEmployee("ada@school.example")),
    .hand(account: "riverside", .checkOut("S1", .place("Library"), reassigns: false)),
    .setting(.jamf, .handsOut(true)),
    .setting(.jamf, .merges(true)),
    .tenant(
      .jamf,
      .add(
        1,
        ModelDevice(
          serial: "S1", udid: "udid-S1", model: "iPad", modelIdentifier: "id of iPad", maker: "Apple",
          owner: .person(email: "ada@school.example"), isManaged: true))),
    .sync(.jamf),
  ]

  @Test func `a story is a scenario file`() throws {
    let file = try #require(ScenarioFile(Self.story, title: "An iPad in a room"))

    #expect(
      file.text == """
        title: "An iPad in a room"
        rules: []
        locations: ["Library"]
        assets:
          - {asset_id: "S1", name: "Trolley", serial: "S1"}
        tenant: []
        steps:
          - by hand: "add employee ada@school.example"
          - by hand: "check out S1 at Library"
          - settings: {auto_checkout: true}
          - settings: {merge_existing: true}
          - tenant: [{serial: "S1", removed: "false", udid: "udid-S1", name: "", asset_tag: "", model: "iPad", owner: \
        "ada@school.example", managed: true, trash: false}]
          - sync
          - expect:
              changes: ["create_category null to Jamf School (E1)", "create_manufacturer null to Apple (E2)", \
        "create_product null to iPad (E3)", "link_asset S1 to S1 (F1)", "move_product S1 to iPad (F1)"]
              findings: []

        """)
  }

  @Test func `the product tells the file as the model does`() async throws {
    let file = try #require(ScenarioFile(Self.story, title: "An iPad in a room"))
    // Whoever keeps a file says which rule it is about.
    let text = file.text.replacing("rules: []", with: "rules: [G6]")
    let scenario = try Scenario(parsing: text, file: "G06-model.yaml")

    #expect(try await ScenarioWorld.tell(scenario) == [])
  }

  @Test func `a story that scenarios have no words for is left to sentences`() {
    #expect(ScenarioFile([.sync(.acme)], title: "") == nil)
    #expect(ScenarioFile([.tenant(.jamf, .bad(1))], title: "") == nil)
  }
}
