import CustomDump
import Foundation
import JamfSchoolSimulator
import RollcallCore
import RollcallKit
import RollcallStore
import RollcallSync
import Testing

/// The key that seals the last good settings: lost, changed, and left behind by a process that was killed while it changed it.
@Suite struct KeyTests {
  private let world: DaemonWorld

  init() throws { world = try DaemonWorld() }

  private var key: URL { world.folder.appendingPathComponent("rollcall.db.key") }

  /// The same connection with an error in the file, so that only sealed settings can be used.
  private func broken(_ setup: ConnectionSetup) -> ConnectionSetup {
    var broken = setup
    broken.fault = IntegrationError(
      .configuration, "config.yaml:9:3 TYPE: it is no duration", hint: "Correct it.")
    return broken
  }

  @Test func `the key is made with the first seal, for its owner alone`() async throws {
    let (_, setup) = try await world.tenant()
    #expect(!FileManager.default.fileExists(atPath: key.path))

    _ = try await world.oneShot(setup)

    let attributes = try FileManager.default.attributesOfItem(atPath: key.path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    #expect(SealingKey(base64: try String(contentsOf: key, encoding: .utf8)) != nil)
  }

  @Test
  func
    `without its key a connection runs on the file alone, an alert says so, and nothing is fallen back on`()
    async throws
  {
    let (_, setup) = try await world.tenant()
    _ = try await world.oneShot(setup)
    let kept = try Data(contentsOf: key)
    try FileManager.default.removeItem(at: key)

    let without = try await world.oneShot(setup)
    let alerts = try world.alerts()
    let bad = try await world.oneShot(broken(setup))
    try kept.write(to: key)
    let back = try await world.oneShot(broken(setup))
    let good = try await world.oneShot(setup)

    #expect(without.outcome == .unchanged && without.refusal == nil)
    expectNoDifference(alerts, [.storeFault])
    #expect(bad.outcome == .failed && bad.error?.kind == .configuration)
    #expect(back.outcome == .unchanged && back.refusal?.error.kind == .configuration)
    #expect(good.outcome == .unchanged && good.refusal == nil)
    expectNoDifference(try world.alerts(), [])
  }

  @Test func `a key that changes between two runs changes nothing else`() async throws {
    let (tenant, setup) = try await world.tenant()
    world.start(setup)
    await world.rest()
    await world.beat()
    await tenant.forgetRequests()
    await world.beat()
    let usual = await tenant.requests.count

    let rotation = try world.anotherRegister().rotateKey()
    await tenant.forgetRequests()
    await world.beat()

    #expect(rotation.sealedAnew == 1 && rotation.lost.isEmpty)
    #expect(await tenant.requests.count == usual, "Nothing need be tested anew.")
    expectNoDifference(try world.alerts(), [])
    #expect(try world.register.settingsState(of: DaemonWorld.riverside).applied?.generation == 1)
    await world.stop()
    #expect(try await world.oneShot(broken(setup)).outcome == .unchanged)
  }

  /// What a process leaves that is killed while it changes the key.
  enum Death: CaseIterable, CustomTestStringConvertible, Sendable {
    case withTheNewKeyReady, beforeTheSealsAreChanged, twice, afterTheSealsAreChanged

    var testDescription: String { "\(self)" }
  }

  private func leave(_ death: Death) throws {
    let before = try String(contentsOf: key, encoding: .utf8)
    let (first, second) = (SealingKey.random().base64, SealingKey.random().base64)
    switch death {
    case .withTheNewKeyReady:
      try "\(first)\n\(before)".write(to: key.appendingPathExtension("x"), atomically: true, encoding: .utf8)
    case .beforeTheSealsAreChanged: try put("\(first)\n\(before)")
    case .twice: try put("\(second)\n\(first)\n\(before)")
    case .afterTheSealsAreChanged:
      _ = try world.anotherRegister().rotateKey()
      try put(try String(contentsOf: key, encoding: .utf8) + before)
    }
  }

  private func put(_ keys: String) throws { try Data(keys.utf8).write(to: key) }

  @Test(arguments: Death.allCases)
  func `whoever is killed while the key changes, the last good settings are still there`(death: Death)
    async throws
  {
    let (_, setup) = try await world.tenant()
    _ = try await world.oneShot(setup)

    try leave(death)

    #expect(try await world.oneShot(broken(setup)).outcome == .unchanged)
    let rotation = try world.anotherRegister().rotateKey()
    #expect(rotation.sealedAnew == 1 && rotation.lost.isEmpty)
    #expect(try String(contentsOf: key, encoding: .utf8).split(separator: "\n").count == 1)
    #expect(try await world.oneShot(broken(setup)).outcome == .unchanged)
    #expect(try await world.oneShot(setup).refusal == nil)
    expectNoDifference(try world.alerts(), [])
  }

  @Test func `with another key than the one that sealed, an alert says so until it is back`() async throws {
    let (_, setup) = try await world.tenant()
    _ = try await world.oneShot(setup)
    let right = try String(contentsOf: key, encoding: .utf8)

    try put("\(SealingKey.random().base64)\n")
    let bad = try await world.oneShot(broken(setup))
    let alerts = try world.alerts()
    try put(right)
    let back = try await world.oneShot(broken(setup))

    #expect(bad.outcome == .failed && bad.error?.kind == .configuration)
    expectNoDifference(alerts, [.connectionFault, .storeFault])
    #expect(back.outcome == .unchanged)
    expectNoDifference(try world.alerts(), [.updateRefused])
  }

  @Test func `another key replaces nothing that the right one sealed, however often it is used`() async throws
  {
    let (_, setup) = try await world.tenant()
    _ = try await world.oneShot(setup)
    let right = try String(contentsOf: key, encoding: .utf8)

    try put("\(SealingKey.random().base64)\n")
    for _ in 1...2 { #expect(try await world.oneShot(setup).outcome == .unchanged) }
    expectNoDifference(try world.alerts(), [.storeFault])
    try put(right)

    #expect(try await world.oneShot(broken(setup)).outcome == .unchanged)
    expectNoDifference(try world.alerts(), [.updateRefused])
  }

  @Test func `refused settings stay refused when the key changes, and a right secret is noticed after it`()
    async throws
  {
    let (tenant, setup) = try await world.tenant()
    _ = try await world.oneShot(setup)
    let right = try world.host.secrets(.env("KEY_10")).reveal()
    world.set("KEYTHATTHETENANTDOESNOTKNOW", for: "KEY_10")
    _ = try await world.oneShot(setup)
    await tenant.forgetRequests()
    _ = try await world.oneShot(setup)
    let usual = await tenant.requests.count
    let before = try #require(try world.register.settingsState(of: DaemonWorld.riverside).refused)

    #expect(try world.anotherRegister().rotateKey().sealedAnew == 2)
    await tenant.forgetRequests()
    let refused = try await world.oneShot(setup)
    let asked = await tenant.requests.count
    let after = try #require(try world.register.settingsState(of: DaemonWorld.riverside).refused)
    world.set(right, for: "KEY_10")

    #expect(refused.outcome == .unchanged && refused.refusal?.error.kind == .authentication)
    #expect(asked == usual, "What was refused is not tried again.")
    #expect(after.mark != before.mark && after.generation == before.generation && after.tries == 1)
    #expect(try await world.oneShot(setup).refusal == nil)
    expectNoDifference(try world.alerts(), [])
  }

  @Test func `without its key a daemon still notices that a secret changed`() async throws {
    let (tenant, good) = try await world.tenant()
    _ = try await world.oneShot(good)
    try FileManager.default.removeItem(at: key)
    let right = try world.host.secrets(.env("KEY_10")).reveal()
    world.set("KEYTHATTHETENANTDOESNOTKNOW", for: "KEY_10")
    world.start(good)
    await world.rest()
    await tenant.forgetRequests()
    await world.beat()
    let asked = await tenant.requests.count

    world.set(right, for: "KEY_10")
    await world.beat()

    #expect(asked == 0)
    expectNoDifference(try world.outcomes(), [.applied, .failed, .unchanged])
    await world.stop()
  }
}
