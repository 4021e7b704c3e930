import RollcallKit

/// What an answer outside 2xx means for a connection, in words.
struct StatusWords: Sendable {
  /// The peer.
  var origin: Origin
  /// The request, as `GET /devices`.
  var request: String

  /// A try that was answered with a failure.
  ///
  /// - Parameters:
  ///   - said: The vendor's own words, safe to show; nil when there were none.
  ///   - retryAfter: How long the tenant asks to wait, in milliseconds.
  ///   - meaning: What the vendor means by it, of what HTTP says.
  func failure(
    status: Int, said: String?, retryAfter: Int64?,
    meaning: (IntegrationError) -> IntegrationError = { $0 }
  ) -> FailedTry {
    let (kind, hint) = reading(of: status)
    let words = said.map { ": \($0)" } ?? "."
    let error = meaning(
      IntegrationError(
        kind, "\(origin) answered \(request) with \(status)\(words)", hint: hint, httpStatus: status,
        retryAfterMilliseconds: retryAfter))
    return FailedTry(error, worth: worth(of: error.kind, retryAfter: retryAfter))
  }

  private func worth(of kind: IntegrationError.Kind, retryAfter: Int64?) -> FailedTry.Worth {
    switch kind {
    case .rateLimited, .transient: retryAfter.map { .waiting($0) } ?? .trying
    case .configuration, .authentication, .permission, .malformed, .incomplete, .unsupported, .cancelled:
      .nothing
    }
  }

  private func reading(of status: Int) -> (IntegrationError.Kind, hint: String) {
    switch status {
    case 401:
      (.authentication, "Check the credentials of the connection; a key may be revoked, or another tenant's.")
    case 403, 405:
      (.permission, "Give the key the right to read in the tenant's own settings.")
    case 404:
      (.malformed, "Check the address; the service may have moved or changed.")
    case 408: (.transient, "The service was too slow; the next run tries again.")
    case 429: (.rateLimited, "Ask less often: raise the connection's interval, or wait.")
    case 500...599: (.transient, "The service is in trouble; the next run tries again.")
    default: (.configuration, "Check the address and the settings of the connection.")
    }
  }
}
