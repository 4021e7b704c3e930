import RollcallCore
import RollcallKit
import RollcallStore
import RollcallSync
import Testing

/// Which tenant answers: another one than before (I3), or one that another account has (J3).
@Suite struct TenantTests {
  private func assets(_ school: School) throws -> [String] { try school.register.assets().map(\.assetID) }

  @Test func `the wrong school's Network ID and key are held, and the register stays`() async throws {
    let school = try School()
    let own = try await School.tenant("10")
    let wrong = try await School.tenant("20", seed: 2)
    #expect(await school.run(on: own, "10").sync(on: school.register).outcome == .applied)
    let before = try assets(school)

    let planned = await school.run(on: wrong, "20").plan(on: school.register)
    let report = await school.run(on: wrong, "20").sync(on: school.register)

    #expect(planned.plan?.held?.rule == .i3)
    #expect(report.outcome == .held && report.plan?.held?.rule == .i3)
    #expect(try assets(school) == before)
    #expect(try school.register.openAlerts().map(\.kind).contains(.tenantChanged))
    #expect(try school.register.tenant(of: School.riverside)?.id == "10")
  }

  @Test func `the right settings again supersede it and close the alert`() async throws {
    let school = try School()
    let own = try await School.tenant("10")
    let wrong = try await School.tenant("20", seed: 2)
    _ = await school.run(on: own, "10").sync(on: school.register)
    let held = await school.run(on: wrong, "20").sync(on: school.register)

    let report = await school.run(on: own, "10").sync(on: school.register)

    #expect(report.outcome == .unchanged)
    #expect(try school.register.run(try #require(held.run))?.outcome == .superseded)
    #expect(try !school.register.openAlerts().map(\.kind).contains(.tenantChanged))
  }

  @Test func `approving it accepts the settings and carries out the plan`() async throws {
    let school = try School()
    let own = try await School.tenant("10")
    let other = try await School.tenant("20", devices: 5, seed: 2)
    _ = await school.run(on: own, "10").sync(on: school.register)
    let held = await school.run(on: other, "20").sync(on: school.register)

    let hand = Hand(account: School.riverside.account, person: "mary", instant: school.host.now())
    let approval = try await school.host.turns.take(
      of: School.riverside, on: school.register, patience: .zero
    ) { lease in
      try school.register.approve(run: try #require(held.run), earlier: [], under: lease, by: hand)
    }

    guard case .applied = approval else {
      Issue.record("It was not carried out.")
      return
    }
    #expect(try assets(school).count == 17)
    #expect(try school.register.tenant(of: School.riverside)?.id == "20")
    #expect(await school.run(on: other, "20").sync(on: school.register).outcome == .unchanged)
  }

  @Test func `another Network ID with most of the devices is accepted`() async throws {
    let school = try School()
    let own = try await School.tenant("10")
    let moved = try await School.tenant("20", seed: 1)
    _ = await school.run(on: own, "10").sync(on: school.register)

    let report = await school.run(on: moved, "20").sync(on: school.register)

    #expect(report.plan?.held == nil)
    #expect(try school.register.tenant(of: School.riverside)?.id == "20")
  }

  @Test func `without links another tenant is accepted`() async throws {
    let school = try School()
    let empty = try await School.tenant("10", devices: 0)
    let other = try await School.tenant("20")
    _ = await school.run(on: empty, "10").sync(on: school.register)

    #expect(await school.run(on: other, "20").sync(on: school.register).outcome == .applied)
  }

  @Test func `a tenant that another account has is refused at the test`() async throws {
    let school = try School()
    let tenant = try await School.tenant("10")
    _ = await school.run(on: tenant, "10").sync(on: school.register)

    let report = await school.run(School.lakeside, on: tenant, "10", rivals: [School.riverside])
      .sync(on: school.register)
    let allowed = await school.run(School.lakeside, on: tenant, "10").sync(on: school.register)

    #expect(report.outcome == .failed && report.error?.kind == .configuration)
    #expect(report.error?.message.contains("riverside:jamf-school") == true)
    #expect(allowed.outcome == .applied)
  }
}
