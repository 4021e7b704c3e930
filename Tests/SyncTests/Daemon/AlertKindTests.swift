import CustomDump
import Foundation
import JamfSchoolSimulator
import RollcallCore
import RollcallKit
import RollcallStore
import Testing

@testable import RollcallSync

/// Each kind of alert, opened by something that happens and closed when it is over (J7).
@Suite struct AlertKindTests {
  private let world: DaemonWorld
  private let tenant: RunningTenant
  /// The connection as the file has it while all is well.
  private let good: ConnectionSetup

  init() async throws {
    world = try DaemonWorld()
    var setup: ConnectionSetup
    (tenant, setup) = try await world.tenant(devices: 12)
    setup.options.autoCheckout = .on
    setup.options.checkinOnOwnerRemoved = .on
    setup.options.maxCheckoutChanges = .count(0)
    good = setup
    let people = Set(await tenant.emails).filter { !$0.isEmpty }
    for email in people.sorted() { try add(email) }
    _ = try await world.oneShot(good)
    expectNoDifference(try world.alerts(), [])
  }

  private var hand: Hand {
    Hand(account: DaemonWorld.riverside.account, person: "mary", instant: world.time.now)
  }

  private func add(_ email: String) throws {
    _ = try world.register.addEmployee(email: email, name: nil, by: hand)
  }

  private func with(_ change: (inout ConnectionSetup) -> Void) -> ConnectionSetup {
    var other = good
    change(&other)
    return other
  }

  /// A one-shot, with the tenant at fault meanwhile.
  private func sync(_ setup: ConnectionSetup? = nil, while faults: Fault...) async throws {
    await tenant.set(faults: faults)
    _ = try await world.oneShot(setup ?? good)
    await tenant.set()
  }

  @Test(arguments: AlertKind.allCases)
  func `it opens with its cause, stays one while that lasts, and closes when it is gone`(
    kind: AlertKind
  ) async throws {
    let (begin, end) = try await story(kind)

    try await begin()
    let opened = try world.register.openAlerts()
    expectNoDifference(opened.map(\.kind), [kind])
    try await begin()
    expectNoDifference(try world.register.openAlerts().map(\.id), opened.map(\.id))
    try await end()

    expectNoDifference(try world.register.openAlerts(), [])
  }

  private typealias Scene = () async throws -> Void

  /// What opens an alert of a kind, and what closes it.
  private func story(_ kind: AlertKind) async throws -> (begin: Scene, end: Scene) {
    let assets = try world.register.assets()
    let serials = assets.map(\.assetID)
    switch kind {
    case .connectionFault: return ({ try await sync(while: Fault(.unauthorized)) }, { try await sync() })
    case .providerChanged: return ({ try await sync(while: Fault(.htmlPage)) }, { try await sync() })
    case .noSuccess:
      return (
        {
          try await sync(while: Fault(.badGateway))
          world.time.pass(24 * DaemonWorld.hour)
          try await sync(while: Fault(.badGateway))
        }, { try await sync() }
      )
    case .updateRefused:
      let bad = with { $0.fault = IntegrationError(.configuration, "It is no duration.") }
      return ({ try await sync(bad) }, { try await sync() })
    case .mappingLocked:
      let other = with { $0.options.assetID = .name }
      return ({ try await sync(other) }, { try await sync() })
    case .tenantChanged:
      let (_, other) = try await world.tenant("20", devices: 9, seed: 2)
      return ({ try await sync(other) }, { try await sync() })
    case .held: return try holding(try #require(assets.first { $0.holder != nil }).assetID)
    case .tenantShrank: return shrinking(serials)
    case .duplicateAssetIDs: return try await doubling()
    case .unmatchedOwners:
      let owner = DeviceChange.owner(.person(email: "new@riverside.example", name: "New"))
      return (
        {
          try await tenant.change(serials[0], owner)
          try await sync()
        },
        {
          try add("new@riverside.example")
          try await sync()
        }
      )
    case .storeFault:
      let key = world.folder.appendingPathComponent("rollcall.db.key")
      let bytes = try Data(contentsOf: key)
      return (
        {
          try? FileManager.default.removeItem(at: key)
          try await sync()
        },
        {
          try bytes.write(to: key)
          try await sync()
        }
      )
    }
  }

  private func holding(_ serial: String) throws -> (begin: Scene, end: Scene) {
    (
      {
        try await tenant.change(serial, .owner(.nobody))
        try await sync()
      },
      {
        let run = try #require(try world.register.heldRun(of: DaemonWorld.riverside))
        try world.register.discard(run: run, of: DaemonWorld.riverside, by: hand)
      }
    )
  }

  @Test func `devices whose assets were archived are missed no longer`() async throws {
    let serials = try world.register.assets().map(\.assetID)
    for serial in serials.dropFirst(2) { try await tenant.change(serial, .trash) }
    try await sync()
    expectNoDifference(try world.alerts(), [.tenantShrank])

    for serial in serials.dropFirst(2) {
      _ = try? world.register.checkIn(serial, by: hand)
      _ = try world.register.archiveAsset(serial, by: hand)
    }
    try await sync()

    expectNoDifference(try world.alerts(), [])
  }

  private func shrinking(_ serials: [String]) -> (begin: Scene, end: Scene) {
    (
      {
        for serial in serials.dropFirst(2) { try await tenant.change(serial, .trash) }
        try await sync()
      },
      {
        // From the trash they come without their owners.
        for serial in serials { try await tenant.change(serial, .putBack) }
        try await sync(with { $0.options.maxCheckoutChanges = .off })
      }
    )
  }

  /// Of a tenant whose names are Asset IDs, since another mapping is locked.
  private func doubling() async throws -> (begin: Scene, end: Scene) {
    var (named, setup) = try await world.tenant(of: DaemonWorld.north, "30", devices: 4, seed: 3)
    setup.options.assetID = .name
    let (tenant, north) = (named, setup)
    let serials = await tenant.devices.map(\.serialNumber)
    for (number, serial) in serials.enumerated() { try await tenant.change(serial, .name("iPad \(number)")) }
    return (
      {
        try await tenant.change(serials[1], .name("iPad 0"))
        _ = try await world.oneShot(north)
      },
      {
        try await tenant.change(serials[1], .name("iPad 1"))
        _ = try await world.oneShot(north)
      }
    )
  }

  @Test func `a register that takes nothing is its own fault, and not the connection's`() {
    for error in [StoreError.full, .unwritable, .failed("malformed"), .inaccessible("no permission")] {
      var reading = AlertReading(
        of: IntegrationError(error), failures: 9, milliseconds: 99 * DaemonWorld.hour)
      reading.note(keyFault: nil)

      expectNoDifference(reading.opened, [.storeFault: "\(error.message) \(error.hint)"])
      #expect(reading.closed.isEmpty)
    }
    let busy = AlertReading(of: IntegrationError(StoreError.busy), failures: 1, milliseconds: 0)
    #expect(busy.opened.isEmpty, "It passes.")
  }

  @Test func `refused settings say that the last good ones run on`() async throws {
    try await sync(with { $0.fault = IntegrationError(.configuration, "It is no duration.") })

    #expect(
      try world.register.openAlerts().map(\.message) == ["It is no duration. The last good settings run on."])
  }
}
