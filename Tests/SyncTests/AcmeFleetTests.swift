import CustomDump
import JamfSchoolSimulator
import RollcallCore
import RollcallKit
import RollcallPlugins
import RollcallTesting
import Testing

/// The second plugin of the tests is a whole one, and in no product.
@Suite struct AcmeFleetTests {
  @Test func `it is not built in`() {
    #expect(!compiledPlugins.contains { $0.manifest.id == AcmeFleet.manifest.id })
  }

  @Test func `its records state every field that a device can have`() {
    expectNoDifference(Set(AcmeFleet.manifest.mapping.fields.keys), Set(DeviceField.allCases))
  }

  @Test func `its test names whose fleet answered, and what was tried`() async throws {
    let world = try await AcmeWorld()

    let report = try await world.check()

    expectNoDifference(report.tenant, TenantIdentity(id: "riverside", name: "Acme of Riverside"))
    expectNoDifference(
      report.probes, [Probe("reached"), Probe("credentials"), Probe("permission: read devices")])
  }

  @Test func `another fleet's token is a fault of the settings`() async throws {
    let world = try await AcmeWorld(fleet: "northside")

    #expect(try await world.check().failure?.kind == .configuration)
  }

  @Test func `a refused token is told by its probe`() async throws {
    let world = try await AcmeWorld()
    world.tenant.set(.unauthorized)

    let report = try await world.check()

    #expect(report.tenant == nil)
    expectNoDifference(report.probes.map(\.name), ["reached", "credentials"])
    #expect(report.failure?.kind == .authentication)
  }

  @Test(arguments: [1, 2, 3, 6, 7, 500])
  func `every device comes once, whatever the size of a page`(size: Int) async throws {
    let world = try await AcmeWorld(pageSize: size)
    world.tenant.replace((1...6).map { ["id": .string("d\($0)"), "serial": .string("S\($0)")] })

    let fetch = try await world.fetch()

    expectNoDifference(fetch.devices.map(\.serialNumber?.text), ["S1", "S2", "S3", "S4", "S5", "S6"])
    #expect(world.tenant.requests.count == (6 + size - 1) / size)
  }
}
