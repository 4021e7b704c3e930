import Crypto
import Foundation
package import RollcallCore
package import RollcallKit

/// A program of the operator's that is told by HTTP. It can do nothing but post to the one address of the configuration; tenants are out of
/// its reach, and so rule A1 is none of its business.
package struct Webhook: Sendable {
  private let loop: CurlLoop
  private let address: WebAddress
  private let configuration: TransportConfiguration

  /// How long the program may take.
  private static let limit = Duration.seconds(60)

  /// - Throws: `configuration` when the address is none, or what is sent could be read on the way. It is not quoted: people put tokens
  ///   into such addresses.
  init(loop: CurlLoop, url: String, configuration: TransportConfiguration) throws(IntegrationError) {
    guard let address = WebAddress(url), address.origin.scheme == "https" || address.origin.isLoopback else {
      throw IntegrationError(
        .configuration, "The address of the webhook cannot be used.",
        hint: "Write it as https://HOST/PATH, without user and password; http:// is for this machine only.",
        field: "alerts.webhook.url")
    }
    self.loop = loop
    self.address = address
    var configuration = configuration
    configuration.firstByteTimeout = Self.limit
    self.configuration = configuration
  }

  /// Posts a document, and returns when the program has taken it with any 2xx.
  ///
  /// - Parameters:
  ///   - body: the document.
  ///   - key: names what is told, so that the program can leave it when it comes again.
  ///   - secret: what the document is signed with; nil for no signature.
  /// - Throws: an error without a `field` when it is the document that is not wanted.
  package func post(
    _ body: [UInt8], key: String, signedWith secret: Secret?, at now: Instant
  ) async throws(IntegrationError) {
    let words = WebhookWords(
      origin: address.origin, redactor: Redactor(values: secret.map { [$0.reveal()] } ?? []))
    let transfer = Transfer(
      TransferRequest(
        address: address, method: .post, headers: Self.headers(body, key, secret, now), body: body,
        configuration: configuration), on: loop, onEnd: { _ in })
    let reader = BodyReader(transfer)
    transfer.start()
    switch await transfer.head() {
    case .failure(let failure): throw words.unanswered(failure)
    case .success(let head):
      guard !(200..<300).contains(head.status) else { return }
      var said: [UInt8] = []
      while said.count < VendorWords.reading, case .success(let piece?) = await reader.next() {
        said += piece
      }
      throw words.refused(status: head.status, said: Array(said.prefix(VendorWords.reading)))
    }
  }

  private static func headers(
    _ body: [UInt8], _ key: String, _ secret: Secret?, _ now: Instant
  ) -> [HTTPRequest.Parameter] {
    let timestamp = "\(now.seconds)"
    var headers = [
      HTTPRequest.Parameter("Content-Type", "application/json"),
      HTTPRequest.Parameter("Rollcall-Delivery", key),
      HTTPRequest.Parameter("Rollcall-Timestamp", timestamp),
    ]
    if let secret {
      let signature = WebhookSignature(of: body, timestamp: timestamp, secret: secret)
      headers.append(HTTPRequest.Parameter("Rollcall-Signature", signature.text))
    }
    return headers
  }
}

/// What proves to a program that a document comes from us and is new: HMAC-SHA256 over timestamp, a full stop and the body.
struct WebhookSignature {
  /// `sha256=` and 64 hexadecimal digits.
  let text: String

  init(of body: [UInt8], timestamp: String, secret: Secret) {
    let code = HMAC<SHA256>.authenticationCode(
      for: Data("\(timestamp).".utf8) + body, using: SymmetricKey(data: Data(secret.reveal().utf8)))
    let digits = Array("0123456789abcdef")
    text = "sha256=" + String(code.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
  }
}
