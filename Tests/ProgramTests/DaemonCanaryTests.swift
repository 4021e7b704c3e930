import Foundation
import JamfSchoolSimulator
import RollcallTesting
import Testing

/// No secret leaves the daemon either, on any way out, whatever tenants answer and whatever is done beside it.
@Suite(.timeLimit(.minutes(10))) struct DaemonCanaryTests {
  /// What people do beside the daemon. A new verb that can meet a secret is a line more.
  private static let verbs: [[String]] = [
    ["status"],
    ["status", "--json"],
    ["doctor"],
    ["doctor", "--json"],
    ["alerts", "list", "--json"],
    ["alerts", "test", "--json"],
    ["runs", "list", "--json"],
    ["runs", "show", "1", "--json"],
    ["findings", "--json"],
    ["plugins", "show", "jamf-school"],
    ["config", "sample"],
    ["explain", "J5"],
    ["secrets", "check"],
    ["secrets", "rotate", "--json"],
    ["backup", "backup.db"],
    ["sync", "--wait", "0s"],
  ]

  private static let connections = ["riverside", "north", "south", "west"].map { "\($0):jamf-school" }

  /// Answers that hold the credentials, in words of the vendor and in an address.
  private static let answers: [Fault] = [
    Fault(.echo, path: "/devices"),
    Fault(.echoUnderSuccess, path: "/devices"),
    Fault(.echoUnderServerError, path: "/devices"),
    Fault(.redirect, path: "/devices", location: address),
    Fault(.unauthorized),
  ]

  /// Where a careless proxy might send everybody: with the key of one in the address.
  private static let address: String = {
    let key = Canaries.secrets["CANARYOFTHEFILE"] ?? ""
    let escaped = key.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    return "http://127.0.0.1:9/devices?api_key=\(escaped)"
  }()

  @Test func `no secret leaves the daemon, whatever tenants answer and people do`() async throws {
    let server = try await MailReceiver(
      .starttls, login: "rollcall:\(Canaries.secrets["CANARYFORTHEMAIL"] ?? "")")
    let receiver = try await WebhookReceiver(secret: Canaries.secrets["CANARYONAHOOK"] ?? "")
    let canaries = try await Canaries(
      .init(mail: server.address, webhook: receiver.url, authority: server.authority))
    defer {
      server.end()
      receiver.end()
      canaries.end()
    }
    // What it prints is heard beside what it logs.
    let daemon = try canaries.program.begin(
      command: canaries.variables + ["sh", "-c", "exec \(Program.binary.path) run --log-level trace 1>&2"])
    let web = try #require(await Self.web(of: daemon))
    for _ in Self.connections { #expect(await daemon.says("run_ended") != nil) }

    for fault in Self.answers {
      for tenant in canaries.tenants { await tenant.set(faults: [fault]) }
      for connection in Self.connections {
        try await Self.sync(connection, web, canaries)
        #expect(await daemon.says("run_failed", connection) != nil, "\(fault.kind) \(connection)")
      }
      try await Self.readEverything(of: web, canaries)
      // People are told of the first answer in its own words, before another is heard.
      for channel in ["mail", "webhook"] { try await Self.wait(for: 4, by: channel, daemon) }
    }

    for tenant in canaries.tenants { await tenant.set() }
    try await Self.refuseReloads(canaries, daemon, web)
    for verb in Self.verbs { _ = try await canaries.run(verb) }
    let wrong = try await canaries.update("CANARYTHATISREFUSED")
    #expect(wrong.status == 77)
    try await Self.readEverything(of: web, canaries)
    #expect(await daemon.stop() == 0)

    let mails = try server.mails
    let posts = try receiver.posts
    #expect(mails.count >= 4 && posts.count >= 4)
    #expect(posts.allSatisfy { $0.isAuthentic })
    #expect(mails.contains { $0.text.contains("[secret]") } && posts.contains { $0.raw.contains("[secret]") })
    #expect(daemon.lines.contains { $0.contains("[secret]") })
    for mail in mails {
      for text in [mail.subject, mail.text, mail.html, mail.raw] { Self.expectNothing(in: text, "a mail") }
    }
    for post in posts { Self.expectNothing(in: post.raw, "a post") }
    for line in daemon.lines { Self.expectNothing(in: line, "the log") }
    try Self.expectNothing(inFilesOf: canaries.program)
  }

  /// Where the daemon answers.
  private static func web(of daemon: RunningProgram) async -> String? {
    let line = await daemon.says("web_listening")
    return line?.firstMatch(of: /127\.0\.0\.1:[0-9]+/).map { "http://\($0.output)" }
  }

  /// Returns when so many notices were sent, also when that was said before other things were waited for.
  private static func wait(for notices: Int, by channel: String, _ daemon: RunningProgram) async throws {
    let parts = ["notice_delivered", "\"channel\":\"\(channel)\""]
    while daemon.lines.count(where: { line in parts.allSatisfy { line.contains($0) } }) < notices {
      try #require(await daemon.says("notice_delivered") != nil)
    }
  }

  /// Asks with the token; what is answered stands in the program's folder from then on.
  @discardableResult
  private static func ask(_ address: String, _ more: String..., canaries: Canaries) async throws
    -> Program.Result
  {
    let token = "Authorization: Bearer \(Canaries.secrets["CANARYASTOKEN"] ?? "")"
    return try await canaries.program.run(
      command: ["curl", "-sS", "-i", "--max-time", "30", "-H", token] + more + [address])
  }

  private static func sync(_ connection: String, _ web: String, _ canaries: Canaries) async throws {
    let asked = try await ask(
      "\(web)/api/v1/connections/\(connection)/sync", "-X", "POST", canaries: canaries)
    #expect(asked.output.hasPrefix("HTTP/1.1 202"), "\(asked)")
  }

  private static func readEverything(of web: String, _ canaries: Canaries) async throws {
    for path in ["status", "alerts", "runs", "findings", "runs/1"] {
      let answer = try await ask("\(web)/api/v1/\(path)", canaries: canaries)
      #expect(answer.output.hasPrefix("HTTP/1.1 200"), "\(path): \(answer)")
    }
    for path in ["healthz", "readyz", "metrics", "nowhere"] {
      try await ask("\(web)/\(path)", canaries: canaries)
    }
    let secret = Canaries.secrets["CANARYOFTHEFILE"] ?? ""
    let stranger = try await canaries.program.run(command: [
      "curl", "-sS", "-i", "-G", "-H", "Authorization: Bearer \(secret)", "\(web)/api/v1/status",
    ])
    #expect(stranger.output.hasPrefix("HTTP/1.1 401"))
  }

  /// A wrong key behind each kind of reference, and then one that stands in the file itself.
  private static func refuseReloads(_ canaries: Canaries, _ daemon: RunningProgram, _ web: String)
    async throws
  {
    let program = canaries.program
    let wrong = Canaries.secrets["CANARYTHATISREFUSED"] ?? ""
    for file in ["key", "canaryofacommand"] { try program.write(wrong, to: file) }
    daemon.signal(SIGHUP)
    #expect(await daemon.says("config_read") != nil)
    try await sync("riverside:jamf-school", web, canaries)
    #expect(await daemon.says("run_ended", "riverside:jamf-school") != nil)
    let config = String(decoding: try #require(program.bytes("config.yaml")), as: UTF8.self)
    try program.write(
      config.replacing("{file: key}", with: "'\(wrong.replacing("'", with: "''"))'"), to: "config.yaml")
    daemon.signal(SIGHUP)
    #expect(await daemon.says("config_read") != nil)
    try await sync("riverside:jamf-school", web, canaries)
    #expect(await daemon.says("run_ended", "riverside:jamf-school") != nil)
    _ = try await canaries.run(["validate"])
    _ = try await canaries.run(["validate", "--json"])
    try program.write(config, to: "config.yaml")
  }

  private static func expectNothing(in text: String, _ place: String) {
    #expect(Canaries.words(in: Data(text.utf8)) == [], "\(place): \(text)")
  }

  /// Every file but those where the secrets were planted: the register, its backup, and all that was printed and answered.
  private static func expectNothing(inFilesOf program: Program) throws {
    let planted = Set(Canaries.secrets.keys.map { $0.lowercased() } + ["key"])
    let names = try FileManager.default.contentsOfDirectory(atPath: program.folder.path)
    #expect(names.contains("backup.db") && names.contains("rollcall.db"))
    for name in names where !planted.contains(name) {
      #expect(Canaries.words(in: program.bytes(name) ?? Data()) == [], "\(name)")
    }
  }
}
