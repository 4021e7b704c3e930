import RollcallCore
import RollcallKit
import RollcallStore
import RollcallSync
import RollcallTesting
import RollcallTransport
import Testing

/// Alerts that a program is told of, whose signature is checked by another implementation.
@Suite struct `Alerts to a webhook` {
  let world: NoticeWorld

  init() throws {
    world = try NoticeWorld()
  }

  @Test func `an incident is told when it begins and when it is over, signed`() async throws {
    let receiver = try await WebhookReceiver(secret: NoticeWorld.hook)
    defer { receiver.end() }
    let desk = world.desk(webhook: receiver)
    try world.open()
    _ = try await desk.deliverDue(from: world.register)
    world.wait(minutes: 90)
    try world.close()
    _ = try await desk.deliverDue(from: world.register)

    let posts = try receiver.posts
    #expect(posts.map(\.document.notice) == ["opened", "recovered"])
    #expect(posts.map(\.document.at) == ["2026-03-01T08:00:00Z", "2026-03-01T09:30:00Z"])
    #expect(posts.allSatisfy { $0.isAuthentic && $0.document.format == 1 && $0.type == "application/json" })
    #expect(posts.map(\.delivery) == posts.map(\.document.id))
    #expect(posts.map(\.timestamp) == ["1772352000", "1772357400"])
    let key = try #require(posts.first?.delivery)
    #expect(
      posts.first?.raw == """
        {"format":1,"notice":"opened","id":"\(key)","at":"2026-03-01T08:00:00Z","alert":{"id":1,\
        "connection":"riverside:jamf-school","kind":"connection_fault","since":"2026-03-01T08:00:00Z",\
        "message":"The tenant does not accept the key.","acknowledged":false}}
        """)
  }

  @Test func `another secret makes another signature`() async throws {
    let receiver = try await WebhookReceiver(secret: "the secret of somebody else")
    defer { receiver.end() }
    try world.open()

    _ = try await world.desk(webhook: receiver).deliverDue(from: world.register)

    #expect(try receiver.posts.map(\.isAuthentic) == [false])
    #expect(try receiver.posts.first?.signature?.hasPrefix("sha256=") == true)
  }

  @Test(arguments: [
    (500, "transient"), (429, "transient"), (404, "configuration"), (302, "configuration"),
    (403, "authentication"),
  ])
  func `what is not taken is told again under the same name`(status: Int, kind: String) async throws {
    let receiver = try await WebhookReceiver(secret: NoticeWorld.hook, answers: [status, 202])
    defer { receiver.end() }
    let desk = world.desk(webhook: receiver)
    try world.open()

    let report = try await desk.deliverDue(from: world.register)
    world.wait(minutes: 1)
    _ = try await desk.deliverDue(from: world.register)

    #expect(report.failures[.webhook]?.kind.rawValue == kind)
    #expect(report.failures[.webhook]?.message.contains("T0KEN") == false)
    let posts = try receiver.posts
    #expect(posts.count == 2)
    #expect(Set(posts.map(\.delivery)).count == 1)
    #expect(posts.allSatisfy { $0.path.hasPrefix("/hooks/") }, "a redirect is not followed")
  }

  @Test func `a program that is down keeps no mail from anybody`() async throws {
    let (server, down) = (try await MailReceiver(), try ClosedPort())
    defer { server.end() }
    try world.open()
    try world.open(of: NoticeWorld.north)
    let mail = world.desk(server).mail

    let desk = world.desk(mail: mail, webhook: NoticeWorld.webhook("http://127.0.0.1:\(down.number)/hooks"))
    let report = try await desk.deliverDue(from: world.register)

    #expect(try server.mails.count == 2)
    #expect(report.failures[.webhook]?.kind == .transient)
    #expect(report.attempts == [.mail: AttemptCount(sent: 2), .webhook: AttemptCount(failed: 1)])
    #expect(report.outbox.waiting == 2)
  }

  @Test func `no secret is in anything that is sent or kept`() async throws {
    let server = try await MailReceiver(.implicit, login: "\(NoticeWorld.user):another password")
    let receiver = try await WebhookReceiver(answers: [500])
    defer {
      server.end()
      receiver.end()
    }
    let desk = world.desk(server, encryption: .required, login: NoticeWorld.user, webhook: receiver)
    try world.open()

    let report = try await desk.deliverDue(from: world.register)

    let texts =
      try receiver.posts.map(\.raw) + report.failures.values.map { "\($0)" } + [report.outbox.error ?? ""]
      + server.mails.map(\.raw)
    for secret in [NoticeWorld.password, NoticeWorld.hook] {
      #expect(texts.allSatisfy { !$0.contains(secret) && !$0.contains("CANARY") })
    }
    #expect(report.failures.count == 2)
  }
}
