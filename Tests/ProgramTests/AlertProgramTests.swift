import Foundation
import FoundationNetworking
import JamfSchoolSimulator
import RollcallTesting
import Testing

/// Alerts as the built program tells people of them.
@Suite struct `The program's alerts` {
  private static let canary = "CANARYofTheMailServer-17"

  /// A tenancy whose administrators are mailed.
  private static func tenancy(
    _ server: MailReceiver, webhook: WebhookReceiver? = nil, password: String = canary
  ) async throws -> Tenancy {
    let tenancy = try await Tenancy(devices: 3, options: "")
    let hook = webhook.map { "alerts: {webhook: {url: \"\($0.url)\", secret: {file: hook}}}\n" } ?? ""
    let config = Program.config(url: tenancy.tenant.url, networkID: Tenancy.key.networkID)
      .replacing("tries: 1}", with: "tries: 1, ca: ca.pem}")
      .replacing(
        "    name: Riverside Schools", with: "    name: Rivière\n    administrators: [ada@riverside.example]")
    try tenancy.program.write(
      config.replacing(
        "accounts:",
        with: """
          mail: {server: "\(server.address)", username: rollcall, password: {file: smtp}, from: "Rollcall <r@example.org>"}
          \(hook)accounts:
          """), to: "config.yaml")
    try tenancy.program.write(try String(contentsOfFile: server.authority, encoding: .utf8), to: "ca.pem")
    try tenancy.program.write(password, to: "smtp")
    try tenancy.program.write("hook-secret-CANARY", to: "hook")
    return tenancy
  }

  private struct Tests: Decodable {
    struct Test: Decodable {
      var channel: String
      var to: [String]
      var ok: Bool
      var kind: String?
    }
    var tests: [Test]
  }

  @Test func `alerts test says of each channel whether it works`() async throws {
    let server = try await MailReceiver(.starttls, login: "rollcall:\(Self.canary)")
    let receiver = try await WebhookReceiver(secret: "hook-secret-CANARY")
    let tenancy = try await Self.tenancy(server, webhook: receiver)
    defer {
      server.end()
      receiver.end()
      tenancy.program.end()
    }

    let good = try await tenancy.program.run("alerts", "test", "--json")
    #expect(good.status == 0, "\(good.errors)")
    try tenancy.program.write("another password", to: "smtp")
    let bad = try await tenancy.program.run("alerts", "test")

    #expect(
      good.output == """
        {"format":1,"tests":[{"channel":"mail","accounts":["riverside"],"to":["ada@riverside.example"],"ok":true},\
        {"channel":"webhook","accounts":["riverside"],"to":[],"ok":true}]}

        """)
    #expect(try server.mails.map(\.subject) == ["[Rollcall] test"])
    #expect(try receiver.posts.map(\.document.notice) == ["test", "test"])
    #expect(try receiver.posts.allSatisfy { $0.isAuthentic && $0.document.alert == nil })
    #expect(bad.status == 77)
    #expect(bad.output.contains("mail to ada@riverside.example (riverside): failed\n  authentication: "))
  }

  @Test func `alerts test without a channel is a matter of configuration`() async throws {
    let tenancy = try await Tenancy(devices: 3, options: "")
    defer { tenancy.program.end() }

    let result = try await tenancy.program.run("alerts", "test")

    #expect(result.status == 78)
    #expect(result.errors.contains("neither `mail` nor `alerts.webhook` is set"))
  }

  @Test func `a key that expired is one mail, whatever runs, and one more when it works again`() async throws
  {
    let server = try await MailReceiver(.implicit, login: "rollcall:\(Self.canary)")
    let tenancy = try await Self.tenancy(server)
    defer {
      server.end()
      tenancy.program.end()
    }
    let program = tenancy.program
    try program.write("KEYTHATEXPIRED00000000000000000001", to: "key")

    async let one = program.run("sync")
    async let two = program.run("sync")
    let results = [try await one, try await two]
    #expect(results.map(\.status) == [77, 77])
    let mails = try server.mails
    try program.write(Tenancy.key.key, to: "key")
    let again = try await program.run("sync")

    #expect(again.status == 0)
    #expect(mails.count == 1)
    #expect(mails.first?.subject.hasPrefix("[Rollcall] riverside:jamf-school: ") == true)
    #expect(mails.first?.encrypted == true)
    #expect(try server.mails.count == 2)
    #expect(try server.mails.last?.subject.hasSuffix(", recovered (Rivière)") == true)
    let texts = try results.map { $0.output + $0.errors } + server.mails.map(\.raw)
    #expect(texts.allSatisfy { !$0.contains("CANARY") && !$0.contains("KEYTHATEXPIRED") })
  }

  @Test func `a sync whose mail cannot be sent says so and ends as it would`() async throws {
    let server = try await MailReceiver(.implicit, login: "rollcall:\(Self.canary)")
    let tenancy = try await Self.tenancy(server, password: "a wrong password")
    defer {
      server.end()
      tenancy.program.end()
    }
    try tenancy.program.write("KEYTHATEXPIRED00000000000000000001", to: "key")

    let result = try await tenancy.program.run("sync", "--json")

    #expect(result.status == 77)
    #expect(result.errors.contains("Alerts could not be sent by mail: "))
    #expect(result.errors.contains("Notices that wait to be sent: 1."))
    #expect(!result.errors.contains("a wrong password"))
  }

  @Test(.timeLimit(.minutes(10)))
  func `the daemon tells as things happen, and counts what was taken and what was not`() async throws {
    let server = try await MailReceiver(.implicit, login: "rollcall:\(Self.canary)")
    let receiver = try await WebhookReceiver(answers: [500])
    let tenancy = try await Self.tenancy(server, webhook: receiver)
    defer {
      server.end()
      receiver.end()
      tenancy.program.end()
    }
    let config = String(decoding: try #require(tenancy.program.bytes("config.yaml")), as: UTF8.self)
    try tenancy.program.write(
      config.replacing("version: 1", with: "version: 1\nweb: {listen: \"127.0.0.1:0\"}"), to: "config.yaml")
    try tenancy.program.write("KEYTHATEXPIRED00000000000000000001", to: "key")

    let daemon = try tenancy.program.begin("run")
    let listening = try #require(await daemon.says("web_listening"))
    let port = try #require(listening.firstMatch(of: /127\.0\.0\.1:(\d+)/)?.1)
    let url = try #require(URL(string: "http://127.0.0.1:\(port)/metrics"))
    var metrics = ""
    // They are counted when all that was due was tried.
    while !metrics.contains("rollcall_deliveries_total{channel=\"mail\",outcome=\"sent\"} 1") {
      metrics = String(decoding: try await URLSession.shared.data(from: url).0, as: UTF8.self)
    }

    #expect(metrics.contains("rollcall_deliveries_total{channel=\"mail\",outcome=\"failed\"} 0"))
    #expect(metrics.contains("rollcall_deliveries_total{channel=\"webhook\",outcome=\"sent\"} 0"))
    #expect(metrics.contains("rollcall_deliveries_total{channel=\"webhook\",outcome=\"failed\"} 1"))
    #expect(metrics.contains("rollcall_alerts_open{kind=\"update_refused\"} 1"))
    #expect(await daemon.stop() == 0)
    #expect(daemon.lines.contains { $0.contains("notice_delivered") && $0.contains("update_refused") })
    #expect(try server.mails.map(\.text).allSatisfy { $0.contains("The last good settings run on.") })
  }
}
