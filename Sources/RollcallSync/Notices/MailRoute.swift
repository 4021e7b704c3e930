package import RollcallCore
package import RollcallKit
import RollcallStore
package import RollcallTransport

/// How alerts are mailed: through which server, and to whom.
package struct MailRoute: Sendable {
  /// `smtps://host:port` or `smtp://host:port`.
  package var server: String
  /// How the conversation with the server is kept from others.
  package var encryption: MailServer.Encryption
  /// The user; nil for a server that asks for none.
  package var username: String?
  /// The user's password; nil for a server that asks for none.
  package var password: SecretReference?
  /// A PEM file of certificate authorities to trust in place of the system's; nil for the system's.
  package var authorities: String?
  /// Whom alerts are from.
  package var from: String
  /// Who is told of the faults of an account.
  package var administrators: [AccountReference: [String]]

  package init(
    server: String, encryption: MailServer.Encryption, username: String?, password: SecretReference?,
    authorities: String?, from: String, administrators: [AccountReference: [String]]
  ) {
    self.server = server
    self.encryption = encryption
    self.username = username
    self.password = password
    self.authorities = authorities
    self.from = from
    self.administrators = administrators
  }

  /// Sends a letter to some people in one mail.
  func send(
    _ letter: Letter, to people: [String], key: String, at date: Instant,
    _ secrets: (SecretReference) throws(IntegrationError) -> Secret
  ) async throws(IntegrationError) -> MailReceipt {
    let server = MailServer(
      address: server, encryption: encryption, login: try login(secrets), authorities: authorities)
    let mail = Mail(
      from: try Self.address(from, of: "mail.from"),
      to: try people.map { person throws(IntegrationError) in
        try Self.address(person, of: "administrators")
      }, subject: letter.subject, text: letter.text, html: letter.html, key: key, date: date)
    return try await MailSender().send(mail, through: server)
  }

  /// Looked up each time, so that a password that was changed is known without a reload.
  private func login(
    _ secrets: (SecretReference) throws(IntegrationError) -> Secret
  ) throws(IntegrationError) -> MailServer.Login? {
    guard let username, let password else { return nil }
    do throws(IntegrationError) {
      return MailServer.Login(user: username, password: try secrets(password))
    } catch {
      throw error.blaming("mail.password")
    }
  }

  private static func address(_ text: String, of setting: String) throws(IntegrationError) -> MailAddress {
    guard let address = MailAddress(text) else {
      throw IntegrationError(
        .configuration, "'\(text)' is no mail address.", hint: "Correct `\(setting)`.", field: setting)
    }
    return address
  }
}
