import Crypto
import Foundation
import Hummingbird
import RollcallKit

/// The token that opens the API.
struct Token {
  private let digest: SHA256.Digest

  /// The token that a secret holds; nil when it is empty, which must open nothing.
  init?(_ secret: Secret) {
    guard secret.count > 0 else { return nil }
    digest = SHA256.hash(data: Data(secret.reveal().utf8))
  }

  /// Lets a request pass that brings the token. How long that takes tells nothing about the token: digests are compared, whole.
  func check(_ headers: HTTPFields) throws(Complaint) {
    guard let text = headers[.authorization] else { throw .noToken }
    let parts = text.split(separator: " ", maxSplits: 1)
    guard parts.count == 2, parts[0].lowercased() == "bearer" else { throw .noToken }
    let brought = parts[1].trimmingCharacters(in: .whitespaces)
    guard SHA256.hash(data: Data(brought.utf8)) == digest else { throw .wrongToken }
  }
}
