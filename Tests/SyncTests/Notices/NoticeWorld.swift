import Logging
import RollcallCore
import RollcallDocuments
import RollcallKit
import RollcallStore
import RollcallSync
import RollcallTesting
import RollcallTransport
import Synchronization

/// A school and a school below it, whose alerts are told to people, and a clock that stands still but where the story says so.
final class NoticeWorld: Sendable {
  let register: Register
  private let clock = Mutex(Instant.morning.milliseconds)
  private let secrets = Mutex(["SMTP": password, "HOOK": hook])
  private let transport: Transport

  static let riverside = ConnectionReference(
    account: AccountReference("riverside"), integration: "jamf-school")
  static let north = ConnectionReference(
    account: AccountReference("riverside/north"), integration: "jamf-school")
  static let ada = "ada@riverside.example"
  static let bob = "bob@north.example"
  static let user = "rollcall"
  static let password = "CANARY-of-the-mail/server+1"
  static let hook = "CANARY-of-the-webhook/2"

  init(_ register: Register? = nil) throws {
    self.register = try register ?? Register.inMemory()
    try self.register.know([
      AccountEntry(
        reference: Self.riverside.account, name: "Rivière Schools", integrations: ["jamf-school"]),
      AccountEntry(reference: Self.north.account, name: "riverside/north", integrations: ["jamf-school"]),
    ])
    let silent = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    transport = try Transport(configuration: TransportConfiguration(), log: silent)
  }

  var now: Instant { Instant(milliseconds: clock.withLock { $0 }) }

  func wait(minutes: Int64 = 0, hours: Int64 = 0) {
    clock.withLock { $0 += (hours * 60 + minutes) * 60_000 }
  }

  /// Afterwards a secret is another one.
  func set(_ name: String, _ secret: String) {
    secrets.withLock { $0[name] = secret }
  }

  /// A run fails, and an alert of this kind is open.
  func open(
    _ kind: AlertKind = .connectionFault, of connection: ConnectionReference = riverside,
    saying message: String = "The tenant does not accept the key."
  ) throws {
    _ = try register.record(
      RunRecord(started: now, milliseconds: 1, opened: [kind: message]),
      failure: RunFailure(kind: "authentication", message: message, hint: "Check the key."), of: connection)
  }

  /// The cause of an alert is gone.
  func close(_ kind: AlertKind = .connectionFault, of connection: ConnectionReference = riverside) throws {
    _ = try register.record(
      RunRecord(started: now, milliseconds: 1, closed: [kind]),
      failure: RunFailure(kind: "transient", message: "something else", hint: nil), of: connection)
  }

  /// A desk that mails through a server.
  func desk(
    _ server: MailReceiver? = nil, encryption: MailServer.Encryption = .off, login: String? = nil,
    webhook: WebhookReceiver? = nil, riverside: [String] = [ada]
  ) -> NoticeDesk {
    desk(
      mail: server.map { server in
        MailRoute(
          server: server.address, encryption: encryption, username: login,
          password: login == nil ? nil : .env("SMTP"), authorities: server.authority,
          from: "Rollcall <rollcall@example.org>",
          administrators: [Self.riverside.account: riverside, Self.north.account: [Self.bob]])
      }, webhook: webhook.map { Self.webhook($0.url) })
  }

  /// A mail server that is down.
  static func mail(_ down: ClosedPort) -> MailRoute {
    MailRoute(
      server: "smtp://127.0.0.1:\(down.number)", encryption: .off, username: nil, password: nil,
      authorities: nil, from: "Rollcall <rollcall@example.org>",
      administrators: [riverside.account: [ada], north.account: [bob]])
  }

  /// A program that is told by HTTP.
  static func webhook(_ url: String) -> WebhookRoute {
    WebhookRoute(url: url, secret: .env("HOOK"), document: document)
  }

  func desk(mail: MailRoute?, webhook: WebhookRoute?) -> NoticeDesk {
    let silent = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    return NoticeDesk(
      mail: mail, webhook: webhook,
      host: SyncHost(
        transport: transport,
        secrets: { [self] reference throws(IntegrationError) in try resolve(reference) },
        now: { [self] in now }, sleep: { try await Task.sleep(for: $0) }, log: silent))
  }

  private func resolve(_ reference: SecretReference) throws(IntegrationError) -> Secret {
    guard case .env(let name) = reference, let secret = secrets.withLock({ $0[name] }) else {
      throw IntegrationError(.configuration, "The secret in \(reference.label) is not set.")
    }
    return Secret(secret)
  }

  private static func document(_ message: WebhookRoute.Message) -> [UInt8] {
    Array(JSON.notice(message).text.utf8)
  }
}
