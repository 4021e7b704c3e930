package import Foundation

/// A mail server on this machine, with what it has taken.
package struct MailReceiver: Sendable {
  /// A mail as a mail program reads it.
  package struct Arrival: Decodable, Hashable, Sendable {
    package var from: String
    package var to: [String]
    package var subject: String
    package var messageId: String
    package var date: String
    package var sender: String
    package var autoSubmitted: String
    package var text: String
    package var html: String
    package var encrypted: Bool
    package var user: String?
    /// All of it, as it was sent.
    package var raw: String
  }

  /// How the server speaks TLS.
  package enum TLS: String, Sendable {
    case implicit
    case starttls
    case none
  }

  private let receiver: Receiver
  private let tls: TLS
  private let certificate: TestCertificate

  /// Starts a server.
  ///
  /// - Parameters:
  ///   - login: the only user and password that it accepts, as `user:password`; nobody need say one where it is empty.
  ///   - refusing: addresses that it refuses, each with the code.
  ///   - port: where it listens; nil where it likes.
  package init(
    _ tls: TLS = .none, login: String = "", refusing: [String: Int] = [:], port: Int? = nil,
    more: [String] = [], mailbox: URL? = nil
  ) async throws {
    certificate = try TestCertificate.shared.get()
    self.tls = tls
    receiver = try await Receiver(
      "mail-server.py",
      ["--tls", tls.rawValue, "--certificate", certificate.path, "--key", certificate.keyPath]
        + (login.isEmpty ? [] : ["--login", login]) + (port.map { ["--port", "\($0)"] } ?? [])
        + refusing.sorted { $0.key < $1.key }.flatMap { ["--refuse", "\($0.key)=\($0.value)"] } + more,
      mailbox: mailbox)
  }

  /// Where it listens.
  package var port: Int { receiver.port }

  /// As it stands in a configuration.
  package var address: String { "\(tls == .implicit ? "smtps" : "smtp")://localhost:\(port)" }

  /// The file with the authority of its certificate.
  package var authority: String { certificate.path }

  /// The mails that it has taken, in order.
  package var mails: [Arrival] {
    get throws { try receiver.arrivals(Arrival.self) }
  }

  /// Ends it; what it has taken can still be read.
  package func stop() { receiver.stop() }

  /// Ends it for good.
  package func end() { receiver.end() }
}
