package import RollcallKit

/// A mail server, and how to talk to it.
package struct MailServer: Sendable {
  /// How the conversation with the server is kept from others.
  package enum Encryption: Hashable, Sendable {
    /// TLS from the first byte with `smtps://`; with `smtp://` by STARTTLS, without which nothing is sent.
    case required
    /// What the address says: `smtp://` is sent in the clear.
    case off
  }

  /// Who sends, where the server wants to know.
  package struct Login: Sendable {
    package var user: String
    package var password: Secret

    package init(user: String, password: Secret) {
      self.user = user
      self.password = password
    }
  }

  /// `smtps://host:port` or `smtp://host:port`.
  package var address: String
  /// How the conversation is kept from others.
  package var encryption: Encryption
  /// Who sends; nil for a server that does not ask.
  package var login: Login?
  /// A PEM file of certificate authorities to trust in place of the system's; nil for the system's.
  package var authorities: String?

  package init(address: String, encryption: Encryption, login: Login?, authorities: String?) {
    self.address = address
    self.encryption = encryption
    self.login = login
    self.authorities = authorities
  }

  /// Knows the password in all its forms, also as it is sent.
  var redactor: Redactor {
    guard let login else { return Redactor() }
    let password = login.password.reveal()
    return Redactor(
      values: [password, "\u{0}\(login.user)\u{0}\(password)"], logins: [(login.user, password)])
  }

  /// Whether the server is on this machine.
  var isLoopback: Bool {
    let place = address.split(separator: "/", omittingEmptySubsequences: true).last ?? ""
    let host = place.hasPrefix("[") ? place.prefix { $0 != "]" } + "]" : place.prefix { $0 != ":" }
    return Origin(scheme: "smtp", host: host.lowercased(), port: 0).isLoopback
  }
}
