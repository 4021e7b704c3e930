import RollcallCore
import RollcallKit
import RollcallStore
import RollcallTesting
import RollcallTransport
import Testing

@testable import RollcallSync

/// J7, with a mail server of somebody else's.
@Suite struct `Alerts by mail` {
  let world: NoticeWorld

  init() throws {
    world = try NoticeWorld()
  }

  @Test func `an incident is one mail, one reminder after a day, and one when it is over`() async throws {
    let server = try await MailReceiver()
    defer { server.end() }
    let desk = world.desk(server)

    for hour in 0..<50 {
      if hour < 40 { try world.open() }
      if hour == 40 { try world.close() }
      _ = try await desk.deliverDue(from: world.register)
      world.wait(hours: 1)
    }

    let mails = try server.mails
    let about = "[Rollcall] riverside:jamf-school: connection fault"
    #expect(
      mails.map(\.subject) == [
        "\(about) (Rivière Schools)", "\(about), still (Rivière Schools)",
        "\(about), recovered (Rivière Schools)",
      ])
    #expect(
      mails.map(\.date) == [
        "Sun, 01 Mar 2026 08:00:00 +0000", "Mon, 02 Mar 2026 08:00:00 +0000",
        "Tue, 03 Mar 2026 00:00:00 +0000",
      ])
    #expect(mails.allSatisfy { $0.to == [NoticeWorld.ada] && $0.autoSubmitted == "auto-generated" })
    #expect(Set(mails.map(\.messageId)).count == 3)
    #expect(try world.register.outbox(at: world.now) == OutboxState(waiting: 0))
  }

  @Test func `a mail says what happened, where, since when and what to do, plain and as a page`() async throws
  {
    let server = try await MailReceiver()
    defer { server.end() }
    try world.open(saying: "The tenant does not <accept> the key & more.")

    _ = try await world.desk(server).deliverDue(from: world.register)

    let mail = try #require(try server.mails.first)
    #expect(
      mail.text.replacing("\r\n", with: "\n") == """
        Rollcall needs your attention.

        What: The tenant does not <accept> the key & more.

        Where: riverside:jamf-school (Rivière Schools)

        Since: 2026-03-01 08:00 UTC

        What to do: Check the key. `rollcall test riverside:jamf-school` says what is missing.

        You will hear of this again after a day, and when it is over. `rollcall alerts acknowledge 1` says that you know.

        """)
    #expect(mail.html.contains("<dd>The tenant does not &lt;accept&gt; the key &amp; more.</dd>"))
    #expect(mail.html.contains("<code>rollcall test riverside:jamf-school</code>"))
  }

  @Test func `an acknowledged alert has no reminder, and its recovery is told`() async throws {
    let server = try await MailReceiver()
    defer { server.end() }
    let desk = world.desk(server)
    try world.open()
    _ = try await desk.deliverDue(from: world.register)
    try world.register.acknowledgeAlert(1)
    world.wait(hours: 30)

    _ = try await desk.deliverDue(from: world.register)
    try world.close()
    _ = try await desk.deliverDue(from: world.register)

    #expect(try server.mails.count == 2)
    #expect(try server.mails.last?.subject.contains("recovered") == true)
  }

  @Test func `each account's alerts go to its own administrators`() async throws {
    let server = try await MailReceiver()
    defer { server.end() }
    try world.open(of: NoticeWorld.north)
    try world.open(.tenantShrank, of: NoticeWorld.riverside, saying: "Only 3 of 12 devices are there.")

    _ = try await world.desk(server, riverside: [NoticeWorld.ada, "eve@riverside.example"]).deliverDue(
      from: world.register)

    let mails = try server.mails
    #expect(mails.map(\.to) == [[NoticeWorld.bob], [NoticeWorld.ada, "eve@riverside.example"]])
    #expect(mails.map(\.subject).first == "[Rollcall] riverside/north:jamf-school: connection fault")
  }

  @Test func `mail that is set up later begins with what happens then`() async throws {
    let server = try await MailReceiver()
    defer { server.end() }
    try world.open()
    try world.close()
    _ = try await world.desk().deliverDue(from: world.register)

    let desk = world.desk(server)
    _ = try await desk.deliverDue(from: world.register)
    #expect(try server.mails.isEmpty)
    try world.open(.tenantShrank, saying: "Only 3 of 12 devices are there.")
    _ = try await desk.deliverDue(from: world.register)

    #expect(try server.mails.count == 1)
  }

  @Test func `what a server that is down could not take is mailed when it is back`() async throws {
    let down = try ClosedPort()
    let desk = world.desk(mail: NoticeWorld.mail(down), webhook: nil)
    try world.open()
    try world.open(of: NoticeWorld.north)

    let report = try await desk.deliverDue(from: world.register)
    #expect(report.failures[.mail]?.kind == .transient)
    #expect(report.outbox.waiting == 2)
    #expect(report.outbox.due == world.now.plus(minutes: 1))
    #expect(report.outbox.error == report.failures[.mail]?.message)
    #expect(try await desk.deliverDue(from: world.register).failures.isEmpty, "it is not asked again at once")
    try world.close()
    world.wait(minutes: 1)
    let server = try await MailReceiver(port: down.number)
    defer { server.end() }
    _ = try await desk.deliverDue(from: world.register)

    let mails = try server.mails
    #expect(mails.count == 3)
    let own = mails.filter { $0.subject.contains("riverside:") }
    #expect(own.map { $0.subject.contains("recovered") } == [false, true])
  }

  @Test func `a mail that was taken when the process died is sent again under the same name`() async throws {
    let server = try await MailReceiver()
    defer { server.end() }
    try world.open()
    let desk = world.desk(server)
    _ = try world.register.addressNotices(through: [.mail], at: world.now) { _ in [.mail] }
    let delivery = try #require(try world.register.claimDelivery(through: .mail, at: world.now))
    let route = try #require(desk.mail)
    // What a process does that dies between the server's 250 and its own record.
    _ = try await route.send(
      Letter(delivery.notice), to: [NoticeWorld.ada], key: delivery.notice.key, at: delivery.notice.at
    ) { _ throws(IntegrationError) in Secret() }

    world.wait(minutes: 4)
    _ = try await desk.deliverDue(from: world.register)
    #expect(try server.mails.count == 1, "the claim of the dead still holds")
    world.wait(minutes: 1)
    _ = try await desk.deliverDue(from: world.register)

    #expect(try server.mails.count == 2)
    #expect(Set(try server.mails.map(\.messageId)).count == 1)
  }

  @Test func `desks that work at the same time send each mail once`() async throws {
    let folder = RegisterFolder()
    defer { folder.end() }
    let worlds = try (0..<4).map { _ in try NoticeWorld(try Register.open(at: folder.path)) }
    let server = try await MailReceiver()
    defer { server.end() }
    for kind in [AlertKind.connectionFault, .tenantShrank, .storeFault, .held] {
      try worlds[0].open(kind)
      try worlds[0].open(kind, of: NoticeWorld.north)
    }

    let sent = try await withThrowingTaskGroup(of: Int.self) { group in
      for world in worlds {
        group.addTask { try await world.desk(server).deliverDue(from: world.register).sent }
      }
      return try await group.reduce(0, +)
    }

    #expect(sent == 8)
    #expect(try server.mails.count == 8)
    #expect(Set(try server.mails.map(\.messageId)).count == 8)
  }

  @Test func `an address that is refused keeps the mail from nobody else`() async throws {
    let server = try await MailReceiver(refusing: ["gone@riverside.example": 550])
    defer { server.end() }
    try world.open()

    let report = try await world.desk(server, riverside: ["gone@riverside.example", NoticeWorld.ada])
      .deliverDue(from: world.register)

    #expect(try server.mails.map(\.to) == [[NoticeWorld.ada]])
    #expect(report.outbox.waiting == 0)
  }

  @Test func `whom the server asks to wait for is mailed later, and only they`() async throws {
    let first = try await MailReceiver(refusing: ["eve@riverside.example": 451])
    defer { first.end() }
    try world.open()
    let people = ["eve@riverside.example", NoticeWorld.ada]
    let report = try await world.desk(first, riverside: people).deliverDue(from: world.register)
    #expect(report.failures[.mail]?.kind == .transient)
    #expect(report.outbox.waiting == 1)

    let second = try await MailReceiver()
    defer { second.end() }
    world.wait(minutes: 1)
    _ = try await world.desk(second, riverside: people).deliverDue(from: world.register)

    #expect(try first.mails.map(\.to) == [[NoticeWorld.ada]])
    #expect(try second.mails.map(\.to) == [["eve@riverside.example"]])
    #expect(try first.mails.map(\.messageId) == second.mails.map(\.messageId))
  }

  @Test func `an account whose administrators are all refused holds up no other`() async throws {
    let server = try await MailReceiver(refusing: [NoticeWorld.ada: 550])
    defer { server.end() }
    try world.open()
    try world.open(of: NoticeWorld.north)

    let report = try await world.desk(server).deliverDue(from: world.register)

    #expect(try server.mails.map(\.to) == [[NoticeWorld.bob]])
    #expect(report.failures[.mail]?.field == "administrators")
    #expect(report.outbox.waiting == 1)
  }

  @Test func `a password that is changed is used at once`() async throws {
    let server = try await MailReceiver(.starttls, login: "\(NoticeWorld.user):another password")
    defer { server.end() }
    let desk = world.desk(server, encryption: .required, login: NoticeWorld.user)
    try world.open()

    let report = try await desk.deliverDue(from: world.register)
    #expect(report.failures[.mail]?.kind == .authentication)
    world.set("SMTP", "another password")
    world.wait(minutes: 1)
    _ = try await desk.deliverDue(from: world.register)

    #expect(try server.mails.map(\.user) == [NoticeWorld.user])
  }

  @Test(.timeLimit(.minutes(10))) func `a server that hangs costs no more time than there is`() async throws {
    let server = try await MailReceiver(more: ["--hang"])
    defer { server.end() }
    try world.open()

    let report = try await world.desk(server).deliverDue(from: world.register, within: .seconds(5))

    #expect(report.sent == 0)
    #expect(report.outbox.waiting == 1)
  }
}
