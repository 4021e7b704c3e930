package import RollcallKit

/// The web pages and the API.
package struct WebSettings: Hashable, Sendable {
  /// `host:port`.
  package var listen = WebKeys.listen.standard
  /// The token for the API; nil when it has none.
  package var token: SecretReference?
}

/// The mail server for alerts.
package struct MailSettings: Hashable, Sendable {
  /// Whether a conversation with it must be encrypted.
  package enum StartTLS: String, CaseIterable, Hashable, Sendable {
    /// Without STARTTLS nothing is sent.
    case required
    /// It is sent in the clear.
    case off
  }

  /// `smtps://host:port` or `smtp://host:port`.
  package var server: String
  /// Whether `smtp://` insists on STARTTLS.
  package var starttls: StartTLS
  /// The user; nil for a server that asks for none.
  package var username: String?
  /// The user's password; nil for a server that asks for none.
  package var password: SecretReference?
  /// Whom alerts are from.
  package var from: String
}

/// A program that is told of each alert.
package struct WebhookSettings: Hashable, Sendable {
  /// Where it listens.
  package var url: String
  /// The key with which what is sent is signed; nil for none.
  package var secret: SecretReference?
}

/// The limits of conversations with tenants, in milliseconds where they are times.
package struct HTTPSettings: Hashable, Sendable {
  /// How long a connection may take to stand.
  package var connect = DurationText(HTTPKeys.connect.standard).milliseconds
  /// How long a tenant may think before its answer begins.
  package var firstByte = DurationText(HTTPKeys.firstByte.standard).milliseconds
  /// How long an answer may pause in the middle.
  package var idle = DurationText(HTTPKeys.idle.standard).milliseconds
  /// How often one request is sent at most, the first time included.
  package var tries = HTTPKeys.tries.standard
  /// A PEM file of authorities in place of the system's; nil for the system's.
  package var authorities: String?
}

/// A program that speaks the plugin protocol.
package struct ExternalPluginSettings: Hashable, Sendable {
  /// The id of the plugin.
  package var id: String
  /// The program and its arguments.
  package var command: [String]
  /// The environment variables that it gets.
  package var environment: [String]
}
