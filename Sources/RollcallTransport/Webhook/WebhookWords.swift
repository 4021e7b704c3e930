import RollcallKit

/// What the answers of a webhook mean, in words. Its path is never shown.
struct WebhookWords: Sendable {
  /// The peer.
  var origin: Origin
  /// Knows the secret.
  var redactor: Redactor

  private static let field = "alerts.webhook.url"

  /// A post that brought no answer.
  func unanswered(_ failure: TransferFailure) -> IntegrationError {
    var error = NetworkWords(origin: origin, request: "the webhook").beforeTheHead(failure).error
    if case .silent = failure { error.hint = "The program behind it may be overloaded." }
    error.field = Self.field
    return redactor.redact(error)
  }

  /// A post that was answered with something else than 2xx.
  func refused(status: Int, said: [UInt8]) -> IntegrationError {
    let words = VendorWords(said, redactor: redactor).text.map { ": \($0)" } ?? "."
    let (kind, hint, field) = reading(of: status)
    return redactor.redact(
      IntegrationError(
        kind, "\(origin) answered the webhook with \(status)\(words)", hint: hint, field: field,
        httpStatus: status))
  }

  private func reading(of status: Int) -> (IntegrationError.Kind, hint: String, field: String?) {
    switch status {
    case 300..<400:
      (.configuration, "Write the address that it really has into `alerts.webhook.url`.", Self.field)
    case 401, 403:
      (.authentication, "Check `alerts.webhook`: the address, and the secret on both sides.", Self.field)
    case 404, 405, 410: (.configuration, "Check `alerts.webhook.url`.", Self.field)
    case 408, 429, 500...599:
      (.transient, "The program behind it may be in trouble; it is told again later.", Self.field)
    default: (.configuration, "The program behind it does not want this document.", nil)
    }
  }
}
