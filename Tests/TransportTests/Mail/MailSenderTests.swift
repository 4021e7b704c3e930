import RollcallCore
import RollcallKit
import RollcallTesting
import Testing

@testable import RollcallTransport

/// Mail to a server of somebody else's.
@Suite struct `Sending mail` {
  private static let password = "CANARY/pass+word \"1"
  private static let user = "rollcall"

  private static func mail(
    subject: String = "Test", from: String = "Rollcall <rollcall@example.org>",
    to: [String] = ["ada@riverside.example"], text: String = "Text\n"
  ) throws -> Mail {
    Mail(
      from: try #require(MailAddress(from)), to: try to.map { try #require(MailAddress($0)) },
      subject: subject, text: text, html: "<p>\(text)</p>", key: "0123456789abcdef", date: .morning)
  }

  private static func server(
    _ receiver: MailReceiver, _ encryption: MailServer.Encryption = .required, password: String? = nil
  ) -> MailServer {
    MailServer(
      address: receiver.address, encryption: encryption,
      login: password.map { .init(user: user, password: Secret($0)) }, authorities: receiver.authority)
  }

  /// The failure of sending a mail; nil when it was taken.
  private static func failure(_ mail: Mail, _ server: MailServer) async -> IntegrationError? {
    do throws(IntegrationError) {
      try await MailSender().send(mail, through: server)
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: [MailReceiver.TLS.implicit, .starttls])
  func `a mail is encrypted and comes from a user whom the server knows`(tls: MailReceiver.TLS) async throws {
    let receiver = try await MailReceiver(tls, login: "\(Self.user):\(Self.password)")
    defer { receiver.end() }

    let receipt = try await MailSender().send(
      try Self.mail(), through: Self.server(receiver, password: Self.password))

    #expect(receipt == MailReceipt())
    let arrival = try #require(try receiver.mails.first)
    #expect(arrival.encrypted)
    #expect(arrival.user == Self.user)
    #expect(arrival.from == "rollcall@example.org")
    #expect(arrival.messageId == "<0123456789abcdef@example.org>")
    #expect(arrival.date == "Sun, 01 Mar 2026 08:00:00 +0000")
  }

  @Test func `subject and sender may be in any letters`() async throws {
    let receiver = try await MailReceiver()
    defer { receiver.end() }
    let subject = "[Rollcall] Skolen på Øya: Schlüssel abgelaufen – 学校の鍵が期限切れです 🔑 und noch viel mehr davon"

    try await MailSender().send(
      try Self.mail(subject: subject, from: "Grüße, \"Rollcall\" <rollcall@example.org>"),
      through: Self.server(receiver, .off))

    let arrival = try #require(try receiver.mails.first)
    #expect(arrival.subject == subject)
    #expect(arrival.sender.contains("rollcall@example.org"))
    #expect(arrival.raw.utf8.allSatisfy { $0 < 0x80 })
    let encoded = arrival.raw.split(separator: "\r\n").filter { $0.contains("=?") }
    #expect(encoded.count > 3)
    #expect(encoded.allSatisfy { $0.utf8.count <= 76 })
  }

  @Test func `a text arrives as it was, with lone full stops and long lines`() async throws {
    let receiver = try await MailReceiver()
    defer { receiver.end() }
    let text = "ü\n.\n..\n.end\nFrom here\n" + String(repeating: "lang ", count: 400) + "\n=20\n"

    try await MailSender().send(try Self.mail(text: text), through: Self.server(receiver, .off))

    let arrival = try #require(try receiver.mails.first)
    #expect(arrival.text.replacing("\r\n", with: "\n") == text)
    #expect(arrival.html.replacing("\r\n", with: "\n").hasPrefix("<p>ü\n.\n..\n"))
  }

  @Test func `a line break in a name or a subject makes no header field`() async throws {
    let receiver = try await MailReceiver()
    defer { receiver.end() }

    try await MailSender().send(
      try Self.mail(
        subject: "One\r\nBcc: eve@elsewhere.example", from: "Roll\r\nBcc: eve@x.example <r@example.org>"),
      through: Self.server(receiver, .off))

    let arrival = try #require(try receiver.mails.first)
    #expect(arrival.subject == "One Bcc: eve@elsewhere.example")
    #expect(!arrival.raw.contains("\r\nBcc"))
    #expect(MailAddress("a@b.example>\r\nBcc: <eve@x.example") == nil)
  }

  @Test func `a server without encryption gets nothing, unless the operator says so`() async throws {
    let receiver = try await MailReceiver(.none)
    defer { receiver.end() }

    let failure = await Self.failure(try Self.mail(), Self.server(receiver))

    #expect(failure?.kind == .configuration)
    #expect(failure?.message.contains("offers no encryption (STARTTLS)") == true)
    #expect(try receiver.mails.isEmpty)
    #expect(await Self.failure(try Self.mail(), Self.server(receiver, .off)) == nil)
    #expect(try receiver.mails.map(\.encrypted) == [false])
  }

  @Test(arguments: [MailReceiver.TLS.implicit, .starttls])
  func `a server whose certificate nobody vouches for gets nothing`(tls: MailReceiver.TLS) async throws {
    let receiver = try await MailReceiver(tls)
    defer { receiver.end() }
    var server = Self.server(receiver)
    server.authorities = nil

    let failure = await Self.failure(try Self.mail(), server)

    #expect(failure?.message == "The certificate of \(receiver.address) is not trusted.")
    #expect(failure?.field == "mail.server")
    #expect(try receiver.mails.isEmpty)
  }

  @Test func `a wrong password is a matter of credentials, and is not quoted`() async throws {
    let receiver = try await MailReceiver(.starttls, login: "\(Self.user):another")
    defer { receiver.end() }

    let failure = await Self.failure(try Self.mail(), Self.server(receiver, password: Self.password))

    #expect(failure?.kind == .authentication)
    #expect(failure?.field == "mail.password")
    #expect(
      failure?.message.hasPrefix("\(receiver.address) does not accept user and password: 535") == true,
      "\(failure?.message ?? "")")
    #expect("\(failure as Any)".contains("CANARY") == false)
  }

  @Test func `a server that wants a password says so`() async throws {
    let receiver = try await MailReceiver(.starttls, login: "\(Self.user):\(Self.password)")
    defer { receiver.end() }

    let failure = await Self.failure(try Self.mail(), Self.server(receiver))

    #expect(failure?.kind == .authentication)
    #expect(
      failure?.message.hasPrefix("\(receiver.address) wants a user and a password: 530") == true,
      "\(failure?.message ?? "")")
  }

  @Test func `of several addresses each is told of by itself`() async throws {
    let receiver = try await MailReceiver(refusing: ["b@x.example": 550, "d@x.example": 452])
    defer { receiver.end() }

    let receipt = try await MailSender().send(
      try Self.mail(to: ["a@x.example", "b@x.example", "c@x.example", "d@x.example"]),
      through: Self.server(receiver, .off))

    #expect(try receiver.mails.map(\.to) == [["a@x.example", "c@x.example"]])
    #expect(receipt.refused == ["b@x.example: 550 5.1.1 b@x.example is not wanted here"])
    #expect(receipt.postponed.map(\.address) == ["d@x.example"])
  }

  @Test(arguments: [(550, IntegrationError.Kind.configuration), (451, .transient)])
  func `a mail that nobody may have is not sent`(code: Int, kind: IntegrationError.Kind) async throws {
    let receiver = try await MailReceiver(refusing: ["ada@riverside.example": code])
    defer { receiver.end() }

    let failure = await Self.failure(try Self.mail(), Self.server(receiver, .off))

    #expect(failure?.kind == kind)
    #expect(failure?.field == "administrators")
    #expect(failure?.message.contains("takes no mail for ada@riverside.example: \(code)") == true)
  }

  @Test func `a server that is not there may come back`() async throws {
    let receiver = try await MailReceiver()
    receiver.end()

    let failure = await Self.failure(try Self.mail(), Self.server(receiver, .off))

    #expect(failure?.kind == .transient)
    #expect(failure?.message.hasPrefix("\(receiver.address) cannot be reached: ") == true)
  }

  @Test func `a server that takes the mail and is silent is given some time to say so, and then up`()
    async throws
  {
    let receiver = try await MailReceiver(more: ["--hang"])
    defer { receiver.end() }
    let mail = try Self.mail()

    let sending = Task { await Self.failure(mail, Self.server(receiver, .off)) }
    sending.cancel()
    let failure = await sending.value

    #expect(failure?.kind == .cancelled)
  }

  @Test func `a connection that breaks after the mail may have been sent is no success`() async throws {
    let receiver = try await MailReceiver(more: ["--forget"])
    defer { receiver.end() }

    let failure = await Self.failure(try Self.mail(), Self.server(receiver, .off))

    #expect(failure?.kind == .transient)
    #expect(try receiver.mails.count == 1)
  }
}
