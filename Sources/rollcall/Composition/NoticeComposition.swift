import Foundation
import RollcallConfig
import RollcallCore
import RollcallDocuments
import RollcallKit
import RollcallStore
import RollcallSync
import RollcallTransport

extension Workspace {
  /// The desk that tells people of alerts, with the file's mail server, webhook and administrators.
  func noticeDesk(on host: SyncHost) -> NoticeDesk {
    NoticeDesk(
      mail: settings.mail.map { mailRoute($0) },
      webhook: settings.webhook.map {
        WebhookRoute(url: $0.url, secret: $0.secret) { message in Array(JSON.notice(message).text.utf8) }
      }, host: host)
  }

  /// Sends what people are to be told, for a few seconds at most; what is left is sent by the next run, or the daemon.
  func tellPeople(from register: Register) async throws {
    let report = try await noticeDesk(on: try host()).deliverDue(from: register, within: Self.patience)
    for (channel, error) in report.failures.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      Terminal.say("Alerts could not be sent by \(channel.rawValue): \(error.message)")
      if let hint = error.hint { Terminal.say("→ \(hint)") }
    }
    if report.outbox.waiting > 0 { Terminal.say("Notices that wait to be sent: \(report.outbox.waiting).") }
  }

  /// How long a one-shot sends notices at its end.
  private static let patience = Duration.seconds(10)

  private func mailRoute(_ mail: MailSettings) -> MailRoute {
    let administrators = settings.accounts.map { ($0.reference, $0.administrators) }
    return MailRoute(
      server: mail.server, encryption: mail.starttls == .required ? .required : .off, username: mail.username,
      password: mail.password, authorities: authorities, from: mail.from,
      administrators: Dictionary(administrators) { first, _ in first })
  }
}
