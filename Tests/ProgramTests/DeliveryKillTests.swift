import Foundation
import JamfSchoolSimulator
import RollcallTesting
import Testing

/// A daemon that is killed between the other side's answer and its own note sends the same notice again, under the same name, and
/// nothing else twice (J7).
@Suite(.timeLimit(.minutes(10))) struct DeliveryKillTests {
  /// A tenancy whose daemon tells of an expired key.
  private static func tenancy(_ channel: String) async throws -> Tenancy {
    let tenancy = try await Tenancy(devices: 3, options: "")
    let config = Program.config(
      url: tenancy.tenant.url, networkID: Tenancy.key.networkID, options: "interval: 1s")
    try tenancy.program.write(
      config.replacing(
        "    name: Riverside Schools",
        with: "    name: Riverside Schools\n    administrators: [ada@riverside.example]"
      ).replacing("accounts:", with: channel + "\naccounts:"), to: "config.yaml")
    try tenancy.program.write("KEYTHATEXPIRED00000000000000000001", to: "key")
    return tenancy
  }

  /// Lets the daemon be killed as it sends, makes the time pass for which its claim holds, and lets the next one send.
  private static func dieAndGoOn(_ program: Program, killing: URL) async throws {
    let daemon = try program.begin(command: [
      "sh", "-c", "echo $$ > \(killing.path) && exec \(Program.binary.path) run",
    ])
    try #require(await daemon.end() == -SIGKILL, "\(daemon.lines)")
    try #require(!daemon.lines.contains { $0.contains("notice_delivered") })
    let later = "import sqlite3; d = sqlite3.connect('rollcall.db'); "
    let passed = try await program.run(command: [
      "/usr/bin/python3", "-c", later + "d.execute('UPDATE deliveries SET claimed_until = 0'); d.commit()",
    ])
    #expect(passed.status == 0, "\(passed.errors)")
    let next = try program.begin("run")
    #expect(await next.says("notice_delivered") != nil, "\(next.lines)")
    #expect(await next.stop() == 0)
    #expect(next.lines.count { $0.contains("notice_delivered") } == 1)
    let after = try await program.run("sync")
    #expect(!after.errors.contains("Notices that wait"))
  }

  @Test func `a mail that was taken as its sender died comes once more with the same Message-ID`()
    async throws
  {
    let killing = FileManager.default.temporaryDirectory.appending(path: "rollcall-\(UUID().uuidString)")
    let server = try await MailReceiver(more: ["--killing", killing.path])
    let tenancy = try await Self.tenancy(
      "mail: {server: \"\(server.address)\", starttls: off, from: r@example.org}")
    defer {
      server.end()
      tenancy.program.end()
    }

    try await Self.dieAndGoOn(tenancy.program, killing: killing)

    let mails = try server.mails
    #expect(mails.count == 2)
    #expect(Set(mails.map(\.messageId)).count == 1)
    #expect(Set(mails.map(\.text)).count == 1)
  }

  @Test func `a post that was taken as its sender died comes once more with the same id`() async throws {
    let killing = FileManager.default.temporaryDirectory.appending(path: "rollcall-\(UUID().uuidString)")
    let receiver = try await WebhookReceiver(more: ["--killing", killing.path])
    let tenancy = try await Self.tenancy("alerts: {webhook: {url: \"\(receiver.url)\"}}")
    defer {
      receiver.end()
      tenancy.program.end()
    }

    try await Self.dieAndGoOn(tenancy.program, killing: killing)

    let posts = try receiver.posts
    #expect(posts.count == 2)
    #expect(Set(posts.map(\.delivery)).count == 1)
    #expect(Set(posts.map(\.raw)).count == 1)
  }
}
