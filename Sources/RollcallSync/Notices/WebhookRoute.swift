package import RollcallCore
package import RollcallKit
package import RollcallStore
import RollcallTransport

/// How a program of the operator's is told of alerts.
package struct WebhookRoute: Sendable {
  /// What the program is told.
  package enum Message: Hashable, Sendable {
    /// An alert has begun, goes on, or is over.
    case notice(Notice)
    /// Nothing happened: somebody tries it out.
    case test(key: String, at: Instant)

    /// Names the message, however often it is sent.
    package var key: String {
      switch self {
      case .notice(let notice): notice.key
      case .test(let key, _): key
      }
    }
  }

  /// Where it listens.
  package var url: String
  /// The key with which what is sent is signed; nil for none.
  package var secret: SecretReference?
  /// What is sent, as a JSON document.
  package var document: @Sendable (Message) -> [UInt8]

  package init(url: String, secret: SecretReference?, document: @escaping @Sendable (Message) -> [UInt8]) {
    self.url = url
    self.secret = secret
    self.document = document
  }

  /// Tells the program, and returns when it has taken it.
  func send(
    _ message: Message, at now: Instant, over transport: Transport,
    _ secrets: (SecretReference) throws(IntegrationError) -> Secret
  ) async throws(IntegrationError) {
    try await transport.webhook(url: url).post(
      document(message), key: message.key, signedWith: try key(secrets), at: now)
  }

  /// Looked up each time, so that a secret that was changed is known without a reload.
  private func key(
    _ secrets: (SecretReference) throws(IntegrationError) -> Secret
  ) throws(IntegrationError) -> Secret? {
    guard let secret else { return nil }
    do throws(IntegrationError) {
      return try secrets(secret)
    } catch {
      throw error.blaming("alerts.webhook.secret")
    }
  }
}
