import CustomDump
import RollcallCore
import RollcallTesting
import Testing

@testable import RollcallStore

@Suite struct `Applying a plan` {
  let register: Register

  init() throws {
    register = try Register.riverside()
  }

  @Test func `a hundred equal laptops are one product and a hundred assets`() throws {
    try register.sync((1...100).map { .iPad("L\($0)", model: .macBookPro) })

    expectNoDifference(
      try register.products(),
      [
        ProductRow(
          account: .riverside, name: "MacBook Pro 16\" M4", manufacturer: "Apple", category: "Jamf School",
          assets: 100)
      ])
  }

  @Test func `a new asset has its device's values, and a second plan is empty`() throws {
    _ = try register.addEmployee(email: "Ada@riverside.example", name: "Ada Lovelace", by: .registrar)
    let device = Device.iPad(
      "S1", name: "Library iPad", owner: .mail("ada@riverside.example"), lastSeen: .instant(1_772_000_000))

    try register.sync([device])

    let asset = try #require(try register.assets().first)
    expectNoDifference(
      asset,
      AssetRecord(
        id: asset.id, account: .riverside, assetID: "S1", name: "Library iPad", serialNumber: "S1",
        state: .active,
        product: "iPad (9th generation)", manufacturer: "Apple", category: "Jamf School",
        holder: HolderRecord(
          kind: .employee(email: "Ada@riverside.example", name: "Ada Lovelace"), origin: .jamfSchool,
          since: .morning),
        links: [
          LinkRecord(
            connection: .jamfSchool, deviceID: "udid-S1", lastSeen: "2026-02-25T06:13:20Z", notSeenSince: nil,
            details: [:])
        ]))
    #expect(try register.plan(.of([device])).isEmpty)
  }

  @Test func `an existing asset is merged and keeps its notes`() throws {
    _ = try register.addAsset(AssetToAdd(assetID: "s1", name: "Old", notes: "Cracked"), by: .registrar)

    try register.sync([.iPad("S1", name: "New")])

    let detail = try register.asset("S1", in: .riverside)
    #expect(detail.asset.assetID == "S1")
    #expect(detail.asset.name == "New")
    #expect(detail.asset.product == "iPad (9th generation)")
    #expect(detail.notes == "Cracked")
    #expect(
      detail.history.map(\.kind)
        == ["create_asset", "change_asset_id", "link_asset", "set_name", "set_serial", "move_product"])
    #expect(try register.plan(.of([.iPad("S1", name: "New")])).isEmpty)
  }

  @Test func `two assets swap their Asset IDs, and the journal shows just that`() throws {
    let options = SyncOptions.with { $0.assetID = .assetTag }
    try register.sync([.iPad("S1", tag: "A"), .iPad("S2", tag: "B"), .iPad("S3", tag: "C")], options)
    let swapped = [Device.iPad("S1", tag: "B"), .iPad("S2", tag: "C"), .iPad("S3", tag: "A")]

    try register.sync(swapped, options, at: .morning.after(hours: 1))

    let assets = try register.assets()
    #expect(assets.map(\.assetID) == ["A", "B", "C"])
    #expect(assets.map(\.serialNumber) == ["S3", "S1", "S2"])
    let events = try register.events(of: 2)
    #expect(events.map(\.kind) == ["change_asset_id", "change_asset_id", "change_asset_id"])
    #expect(events.map(\.from) == ["A", "B", "C"])
    #expect(events.map(\.to) == ["B", "C", "A"])
    #expect(try register.plan(.of(swapped), options).isEmpty)
  }

  @Test func `a change of owner moves the checkout, and a removed owner ends it`() throws {
    _ = try register.addEmployee(email: "ada@riverside.example", name: nil, by: .registrar)
    _ = try register.addEmployee(email: "bob@riverside.example", name: nil, by: .registrar)
    try register.sync([.iPad("S1", owner: .mail("ada@riverside.example"))])

    try register.sync([.iPad("S1", owner: .mail("bob@riverside.example"))], at: .morning.after(hours: 1))

    #expect(try register.assets().first?.holder?.label == "bob@riverside.example")

    try register.sync([.iPad("S1", owner: .nobody)], at: .morning.after(hours: 2))

    #expect(try register.assets().first?.holder == nil)
    expectNoDifference(
      try register.history(of: "S1", in: .riverside).map { [$0.actor, $0.kind, $0.from, $0.to, $0.rule] },
      [
        ["riverside:jamf-school#1", "create_asset", nil, "S1", "C1"],
        ["riverside:jamf-school#1", "check_out", nil, "ada@riverside.example", "G6"],
        ["riverside:jamf-school#2", "check_in", "ada@riverside.example", nil, "G8"],
        ["riverside:jamf-school#2", "check_out", nil, "bob@riverside.example", "G8"],
        ["riverside:jamf-school#3", "check_in", "bob@riverside.example", nil, "G11"],
      ])
  }

  @Test func `each change of the plan is one event, in the same order`() throws {
    _ = try register.addAsset(AssetToAdd(assetID: "S2"), by: .registrar)
    _ = try register.addEmployee(email: "ada@riverside.example", name: nil, by: .registrar)
    let plan = try register.sync([
      .iPad("S1", owner: .mail("ada@riverside.example")), .iPad("S2", name: "Two"),
      .iPad("S3", model: .macBookPro),
    ])

    let events = try register.events(of: 1)

    expectNoDifference(
      events.map { [$0.kind, $0.assetID, $0.serialNumber, $0.from, $0.to, $0.rule, $0.reason] },
      plan.changes.map {
        [
          $0.kind.rawValue, $0.assetID, $0.serialNumber?.text, $0.from, $0.to, $0.rule.rawValue,
          $0.reasonText,
        ]
      })
    #expect(events.allSatisfy { $0.at == .morning })
  }

  @Test func `each change counts up the version of its asset`() throws {
    _ = try register.addEmployee(email: "ada@riverside.example", name: nil, by: .registrar)
    try register.sync([.iPad("S1", name: "One")])

    try register.sync([.iPad("S1", name: "Two", owner: .mail("ada@riverside.example"))])

    let snapshot = try register.snapshot(of: .jamfSchool)
    #expect(snapshot.assets.map(\.version) == [3])
    #expect(try register.value("SELECT version FROM links") == "2")
  }
}
