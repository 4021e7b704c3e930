import CustomDump
import JamfSchoolSimulator
import RollcallCore
import RollcallKit
import RollcallStore
import RollcallSync
import RollcallTesting
import RollcallTransport
import Testing

/// An incident from its first run to its last, as the administrators hear of it (J7).
@Suite struct ToldIncidentTests {
  @Test func `a tenant that refuses its key for a day is one mail, one reminder and one recovery`()
    async throws
  {
    let world = try DaemonWorld()
    let server = try await MailReceiver(.starttls)
    defer { server.end() }
    let desk = NoticeDesk(
      mail: MailRoute(
        server: server.address, encryption: .required, username: nil, password: nil,
        authorities: server.authority,
        from: "Rollcall <rollcall@example.org>",
        administrators: [
          DaemonWorld.riverside.account: ["ada@riverside.example"],
          DaemonWorld.north.account: ["bob@north.example"],
        ]), webhook: nil, host: world.host)
    let (tenant, riverside) = try await world.tenant(of: DaemonWorld.riverside, "10")
    let (_, north) = try await world.tenant(of: DaemonWorld.north, "20")
    let daemon = world.start(riverside, north)
    await world.rest()
    await tenant.set(faults: [Fault(.unauthorized)])
    let begin = world.time.now

    while world.time.now < begin.after(26 * DaemonWorld.hour) {
      await world.beat()
      _ = try await desk.deliverDue(from: world.register)
    }
    await tenant.set()
    #expect(await daemon.syncNow(DaemonWorld.riverside))
    await world.rest()
    _ = try await desk.deliverDue(from: world.register)
    await world.stop()

    let mails = try server.mails
    let about = "[Rollcall] riverside:jamf-school: connection fault"
    expectNoDifference(
      mails.map(\.subject),
      ["\(about)", "\(about), still", "\(about), recovered"])
    #expect(mails.allSatisfy { $0.to == ["ada@riverside.example"] })
    #expect(try world.outcomes(of: DaemonWorld.north).count >= 150)
  }
}
