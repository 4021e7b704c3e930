import CLibCurl
import RollcallKit

/// What a conversation with a mail server came to, in words.
struct MailWords {
  private let server: MailServer
  private let mail: Mail
  private let redactor: Redactor

  init(_ server: MailServer, _ mail: Mail) {
    self.server = server
    self.mail = mail
    redactor = server.redactor
  }

  /// The receipt of a mail that the server has taken, for all or some of those whom it goes to.
  func receipt(
    _ ending: MailHandle.Ending, _ conversation: MailConversation
  ) throws(IntegrationError) -> MailReceipt {
    let exchanges = conversation.exchanges
    // Once it is taken it is sent, whatever happens to the goodbyes.
    let isTaken = exchanges.contains { $0.stage == .content && $0.code / 100 == 2 }
    guard isTaken || ending.code == CURLE_OK else { throw failure(ending.code, exchanges, conversation) }
    var receipt = MailReceipt()
    for exchange in exchanges where exchange.code >= 400 {
      guard case .recipient(let index) = exchange.stage, mail.to.indices.contains(index) else { continue }
      if exchange.code >= 500 {
        receipt.refused.append("\(mail.to[index].address): \(said(exchange))")
      } else {
        receipt.postponed.append(mail.to[index])
      }
    }
    return receipt
  }

  private func failure(
    _ code: CURLcode, _ exchanges: [MailExchange], _ conversation: MailConversation
  ) -> IntegrationError {
    switch code {
    case CURLE_ABORTED_BY_CALLBACK:
      IntegrationError(.cancelled, "The mail was given up from our side.")
    case CURLE_USE_SSL_FAILED:
      IntegrationError(
        .configuration, "\(server.address) offers no encryption (STARTTLS), so nothing was sent.",
        hint: "Write smtps:// if the server has it; `starttls: off` is for a server in the same house.",
        field: "mail.server")
    case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS:
      IntegrationError(
        .configuration, "The certificate of \(server.address) is not trusted.",
        hint: "Check the address and this machine's time. A private server needs its authority in http.ca.",
        field: "mail.server")
    case CURLE_SSL_CACERT_BADFILE:
      IntegrationError(
        .configuration, "The certificate authorities cannot be read.",
        hint: "Check that http.ca names a readable PEM file, or install ca-certificates.", field: "http.ca")
    case CURLE_SSL_CONNECT_ERROR:
      IntegrationError(
        .configuration, "\(server.address) does not speak TLS as it should.",
        hint: "Check scheme and port: smtps:// is usually 465, smtp:// with STARTTLS 587.",
        field: "mail.server")
    case CURLE_URL_MALFORMAT, CURLE_UNSUPPORTED_PROTOCOL:
      IntegrationError(
        .configuration, "\(server.address) is no address of a mail server.", field: "mail.server")
    case CURLE_COULDNT_RESOLVE_HOST:
      IntegrationError(
        .transient, "The name in \(server.address) cannot be resolved.",
        hint: "Check the address for a slip of the pen, and this machine's network.", field: "mail.server")
    case CURLE_LOGIN_DENIED: loginRefused(exchanges.last { $0.stage == .login })
    default: refusal(among: exchanges).map(refusal) ?? unreached(code)
    }
  }

  /// The answer that kept the mail from being sent. One that may pass counts more than one that stays.
  private func refusal(among exchanges: [MailExchange]) -> MailExchange? {
    let refusals = exchanges.filter { $0.code >= 400 && $0.stage != .farewell }
    return refusals.last { $0.code < 500 } ?? refusals.last
  }

  private func unreached(_ code: CURLcode) -> IntegrationError {
    IntegrationError(
      .transient, "\(server.address) cannot be reached: \(String(cString: curl_easy_strerror(code))).",
      hint: "Check the address and this machine's network; the server may be down for a while.",
      field: "mail.server")
  }

  private func refusal(_ exchange: MailExchange) -> IntegrationError {
    let words = said(exchange)
    // A server that wants a login says so wherever it likes.
    if [530, 534, 535, 538].contains(exchange.code) { return loginRefused(exchange) }
    switch exchange.stage {
    case .recipient:
      return IntegrationError(
        kind(exchange),
        "\(server.address) takes no mail for \(mail.to.map(\.address).joined(separator: ", ")): \(words)",
        hint: "Check `administrators` of the account.", field: "administrators")
    case .sender:
      return IntegrationError(
        kind(exchange), "\(server.address) takes no mail from \(mail.from.address): \(words)",
        hint: "Check `mail.from`; many servers want it to belong to the user.", field: "mail.from")
    case .content:
      return IntegrationError(
        kind(exchange), "\(server.address) did not take the mail: \(words)",
        hint: "Ask whoever runs the server why.", field: "administrators")
    case .login: return loginRefused(exchange)
    case .greeting, .hello, .farewell:
      return IntegrationError(
        kind(exchange), "\(server.address) sent us away: \(words)",
        hint: "Check the address; the server may be busy, or not for us.", field: "mail.server")
    }
  }

  private func loginRefused(_ exchange: MailExchange?) -> IntegrationError {
    let words = exchange.map { ": \(said($0))" } ?? "."
    if let exchange, exchange.code / 100 == 4 {
      return IntegrationError(
        .transient, "\(server.address) cannot check user and password now\(words)", field: "mail.server")
    }
    return IntegrationError(
      .authentication,
      server.login == nil
        ? "\(server.address) wants a user and a password\(words)"
        : "\(server.address) does not accept user and password\(words)",
      hint: "Check `mail.username` and what `mail.password` refers to.", field: "mail.password")
  }

  private func kind(_ exchange: MailExchange) -> IntegrationError.Kind {
    exchange.code < 500 ? .transient : .configuration
  }

  private func said(_ exchange: MailExchange) -> String {
    let words = VendorWords(Array(exchange.words.utf8), redactor: redactor).text
    return words.map { "\(exchange.code) \($0)" } ?? "\(exchange.code)"
  }
}
