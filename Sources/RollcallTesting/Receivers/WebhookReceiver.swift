/// A program on this machine that is told of alerts, with what it was told.
package struct WebhookReceiver: Sendable {
  /// A post, as the program saw it.
  package struct Arrival: Decodable, Hashable, Sendable {
    package struct Document: Decodable, Hashable, Sendable {
      package struct Alert: Decodable, Hashable, Sendable {
        package var id: Int
        package var connection: String
        package var kind: String
        package var since: String
        package var message: String
        package var acknowledged: Bool
      }

      package var format: Int
      package var notice: String
      package var id: String
      package var at: String
      package var alert: Alert?
    }

    package var path: String
    package var type: String
    package var delivery: String
    package var timestamp: String
    package var signature: String?
    /// Whether the signature is the one that the program makes of what it got.
    package var isAuthentic: Bool
    package var document: Document
    package var raw: String
  }

  private let receiver: Receiver

  /// Starts a program that knows a secret, and answers with these statuses, the last of them for ever.
  ///
  /// - Parameter more: further options of the program.
  package init(secret: String = "", answers: [Int] = [204], more: [String] = []) async throws {
    receiver = try await Receiver(
      "webhook.py",
      ["--secret", secret, "--answers", answers.map(String.init).joined(separator: ",")] + more)
  }

  /// As it stands in a configuration; its path is not to be shown.
  package var url: String { "http://127.0.0.1:\(receiver.port)/hooks/T0KEN-IN-THE-PATH" }

  /// What it was told, in order.
  package var posts: [Arrival] {
    get throws { try receiver.arrivals(Arrival.self) }
  }

  /// Ends it for good.
  package func end() { receiver.end() }
}
