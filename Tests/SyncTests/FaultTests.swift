import CustomDump
import JamfSchoolSimulator
import RollcallKit
import RollcallStore
import RollcallSync
import RollcallTesting
import Testing

/// Whatever the tenant does wrong has a name and a remedy, and changes nothing in the register (A2, A3).
@Suite struct FaultTests {
  struct Row: CustomTestStringConvertible, Sendable {
    var fault: Fault.Kind
    var kind: IntegrationError.Kind
    /// How often the list of devices may be asked for.
    var requests: Int

    var testDescription: String { fault.rawValue }

    var patience: FaultyWorld.Patience { fault == .silence || fault == .silentBody ? .short : .long }
  }

  static let rows: [Row] = [
    Row(fault: .unauthorized, kind: .authentication, requests: 1),
    Row(fault: .methodNotAllowed, kind: .permission, requests: 1),
    Row(fault: .notFound, kind: .malformed, requests: 1),
    Row(fault: .rateLimited, kind: .rateLimited, requests: FaultyWorld.tries),
    Row(fault: .rateLimitedSeconds, kind: .rateLimited, requests: FaultyWorld.tries),
    Row(fault: .rateLimitedDate, kind: .rateLimited, requests: FaultyWorld.tries),
    Row(fault: .internalServerError, kind: .transient, requests: FaultyWorld.tries),
    Row(fault: .badGateway, kind: .transient, requests: FaultyWorld.tries),
    Row(fault: .serviceUnavailable, kind: .transient, requests: FaultyWorld.tries),
    Row(fault: .gatewayTimeout, kind: .transient, requests: FaultyWorld.tries),
    Row(fault: .redirect, kind: .configuration, requests: 1),
    Row(fault: .htmlPage, kind: .malformed, requests: 1),
    Row(fault: .emptyBody, kind: .malformed, requests: 1),
    Row(fault: .failureCode, kind: .malformed, requests: 1),
    Row(fault: .failureMessage, kind: .malformed, requests: 1),
    Row(fault: .missingPayload, kind: .malformed, requests: 1),
    Row(fault: .otherKeySpelling, kind: .malformed, requests: 1),
    Row(fault: .countTooHigh, kind: .incomplete, requests: 1),
    Row(fault: .cutJSON, kind: .malformed, requests: 1),
    Row(fault: .truncated, kind: .transient, requests: 3),
    Row(fault: .truncatedChunks, kind: .transient, requests: 3),
    Row(fault: .connectionReset, kind: .transient, requests: 3),
    Row(fault: .connectionClosed, kind: .transient, requests: FaultyWorld.tries + 1),
    Row(fault: .silence, kind: .transient, requests: 2),
    Row(fault: .silentBody, kind: .transient, requests: 3),
  ]

  @Test(arguments: rows) func `a fault has its kind and a hint, and the register stays`(row: Row) async throws
  {
    let world = try await FaultyWorld()
    #expect(await world.sync().outcome == .applied)
    let before = try world.contents()
    await world.tenant.set(faults: [Fault(row.fault, path: "/devices")])
    await world.tenant.forgetRequests()

    let report = await world.sync(row.patience)

    #expect(report.outcome == .failed)
    #expect(report.error?.kind == row.kind, "\(report.error?.message ?? "no error")")
    #expect(report.error?.hint != nil)
    expectNoDifference(try world.contents(), before)
    let asked = await world.tenant.requests.filter { $0.path == "/devices" }
    #expect(asked.count <= row.requests)
    #expect(try world.register.lastRun(of: FaultyWorld.connection)?.outcome == .failed)
  }

  @Test(arguments: rows) func `a connection that never passed its test is not synced`(row: Row) async throws {
    let world = try await FaultyWorld()
    await world.tenant.set(faults: [Fault(row.fault, path: "/devices")])

    let report = await world.sync(row.patience)

    #expect(report.outcome == .failed)
    #expect(report.error?.hint != nil)
    expectNoDifference(try world.contents(), [])
  }

  @Test func `a path that is not there is the configuration's fault in a test`() async throws {
    let world = try await FaultyWorld()
    await world.tenant.set(faults: [Fault(.notFound)])

    #expect(await world.sync().error?.kind == .configuration)
  }

  @Test(arguments: [Fault.Kind.rateLimitedSeconds, .badGateway, .connectionReset, .truncated])
  func `a fault that passes is got over`(kind: Fault.Kind) async throws {
    let world = try await FaultyWorld()
    #expect(await world.sync().outcome == .applied)
    await world.tenant.set(faults: [Fault(kind, path: "/devices", times: 2)])

    #expect(await world.sync().outcome == .unchanged)
  }

  @Test func `more records than announced are a warning`() async throws {
    let world = try await FaultyWorld()
    await world.tenant.set(faults: [Fault(.countTooLow, path: "/devices")])

    let report = await world.sync()

    #expect(report.outcome == .applied)
    #expect(report.warnings.count == 1)
  }

  @Test func `a fault of the connection opens one alert, and success closes it`() async throws {
    let world = try await FaultyWorld()
    #expect(await world.sync().outcome == .applied)
    await world.tenant.set(faults: [Fault(.unauthorized)])

    _ = await world.sync()
    _ = await world.sync()
    let open = try world.register.openAlerts().map(\.kind)
    await world.tenant.set()
    _ = await world.sync()

    expectNoDifference(open, [.connectionFault])
    expectNoDifference(try world.register.openAlerts().map(\.kind), [])
  }

  @Test func `one list request a run, whatever the fleet's size`() async throws {
    let world = try await FaultyWorld(devices: 300)
    #expect(await world.sync().outcome == .applied)
    await world.tenant.forgetRequests()

    #expect(await world.sync().outcome == .unchanged)

    let asked = await world.tenant.requests.map(\.path).sorted()
    expectNoDifference(asked, ["/devices", "/locations"])
  }
}
