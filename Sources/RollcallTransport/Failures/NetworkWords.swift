import CLibCurl
import RollcallKit

/// What a broken transfer means for a connection, in words.
struct NetworkWords: Sendable {
  /// The peer.
  var origin: Origin
  /// The request, as `GET /devices`.
  var request: String

  /// A try that ended before the answer's head.
  func beforeTheHead(_ failure: TransferFailure) -> FailedTry {
    switch failure {
    case .network(let code, let words): unreached(code: code, words: words)
    case .silent(let limit):
      FailedTry(
        IntegrationError(
          .transient, "\(origin) did not answer \(request) within \(limit.words).",
          hint: "The service may be overloaded. A large tenant may need a longer http.first_byte."),
        worth: .tryingOnce)
    case .idle(let limit):
      FailedTry(
        IntegrationError(.transient, "\(origin) fell silent for \(limit.words) while answering \(request)."),
        worth: .trying)
    case .headTooLong(let limit):
      FailedTry(
        IntegrationError(
          .malformed, "The head of the answer to \(request) is longer than \(limit) bytes.",
          hint: "Check that the address is the service's own."))
    case .bodyTooLong, .cancelled: FailedTry(inTheBody(failure, after: 0))
    }
  }

  /// A transfer that ended within the body, after so many bytes.
  func inTheBody(_ failure: TransferFailure, after bytes: Int) -> IntegrationError {
    switch failure {
    case .network(let code, let words):
      if code == CURLE_BAD_CONTENT_ENCODING.rawValue {
        IntegrationError(.malformed, "The compressed answer to \(request) cannot be unpacked.")
      } else {
        broken("broke off after \(bytes) bytes: \(words)")
      }
    case .silent(let limit), .idle(let limit): broken("stopped for \(limit.words) after \(bytes) bytes")
    case .headTooLong(let limit), .bodyTooLong(let limit):
      IntegrationError(.malformed, "The answer to \(request) is longer than \(limit) bytes.")
    case .cancelled: IntegrationError(.cancelled, "\(request) was given up from our side.")
    }
  }

  private func broken(_ what: String) -> IntegrationError {
    IntegrationError(
      .transient, "The answer of \(origin) to \(request) \(what).",
      hint: "Nothing of it was used. The next run starts over.", recovery: .startOver)
  }

  private func unreached(code: UInt32, words: String) -> FailedTry {
    switch CURLcode(rawValue: code) {
    case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_PINNEDPUBKEYNOTMATCH,
      CURLE_SSL_INVALIDCERTSTATUS:
      FailedTry(
        IntegrationError(
          .configuration, "The certificate of \(origin) is not trusted.",
          hint: "Check the address and this machine's time. A private server needs its authority in http.ca.")
      )
    case CURLE_SSL_CACERT_BADFILE:
      FailedTry(
        IntegrationError(
          .configuration, "The certificate authorities cannot be read.",
          hint: "Check that http.ca names a readable PEM file, or install ca-certificates."))
    case CURLE_SSL_CERTPROBLEM, CURLE_SSL_CLIENTCERT, CURLE_URL_MALFORMAT:
      FailedTry(IntegrationError(.configuration, "\(origin) cannot be asked: \(words)."))
    // An answer without a status line counts as a protocol that is not supported.
    case CURLE_WEIRD_SERVER_REPLY, CURLE_UNSUPPORTED_PROTOCOL, CURLE_BAD_CONTENT_ENCODING:
      FailedTry(
        IntegrationError(
          .malformed, "\(origin) answered \(request) with something that is not HTTP.",
          hint: "Check that the address is the service's own."))
    case CURLE_COULDNT_RESOLVE_HOST:
      FailedTry(
        IntegrationError(
          .transient, "The name \(origin.host) cannot be resolved.",
          hint: "Check the address for a slip of the pen, and this machine's network."),
        worth: .trying)
    default:
      FailedTry(
        IntegrationError(
          .transient, "\(origin) cannot be reached for \(request): \(words).",
          hint: "Check this machine's network; the service may be down for a while."),
        worth: .trying)
    }
  }
}

extension Duration {
  /// `300 s`, or `20 ms` where it is no whole second.
  var words: String {
    let (seconds, attoseconds) = components
    return attoseconds == 0 ? "\(seconds) s" : "\(wholeMilliseconds) ms"
  }

  /// Milliseconds, rounded down.
  var wholeMilliseconds: Int64 {
    components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
  }
}
