import Crypto
package import Foundation

/// The key with which settings and secrets are sealed in the register (AES-GCM), and with which settings are told apart without being
/// shown (HMAC-SHA256). It is never in the register itself.
package struct SealingKey: Sendable, Equatable {
  private let raw: SymmetricKey

  /// A key from its Base64; nil unless that is exactly 32 bytes.
  package init?(base64: String) {
    let text = base64.trimmingCharacters(in: .whitespacesAndNewlines)
    guard let bytes = Data(base64Encoded: text), bytes.count == 32 else { return nil }
    raw = SymmetricKey(data: bytes)
  }

  private init() {
    raw = SymmetricKey(size: .bits256)
  }

  /// A new key.
  package static func random() -> SealingKey { SealingKey() }

  /// A key that nobody else has and nothing is sealed with: marks that only this process compares.
  package static let ofThisProcess = SealingKey()

  /// The key as it is kept: Base64 of its 32 bytes.
  package var base64: String { raw.withUnsafeBytes { Data($0).base64EncodedString() } }

  /// Tells keys apart, and says nothing about them.
  package var id: String { String(mark(Data("which key is this?".utf8)).prefix(16)) }

  /// A digest that is the same for the same bytes and can be made only with the key.
  package func mark(_ bytes: Data) -> String {
    Self.hex(HMAC<SHA256>.authenticationCode(for: bytes, using: derived("marks")))
  }

  /// Seals bytes for one purpose; opened for another they are refused.
  func seal(_ bytes: Data, for purpose: String) throws -> Data {
    let box = try AES.GCM.seal(bytes, using: derived("seals"), authenticating: Data(purpose.utf8))
    guard let combined = box.combined else { throw CryptoKitError.incorrectParameterSize }
    return combined
  }

  /// What was sealed; nil when another key did it, for another purpose, or somebody changed it.
  func open(_ sealed: Data, for purpose: String) -> Data? {
    guard let box = try? AES.GCM.SealedBox(combined: sealed) else { return nil }
    return try? AES.GCM.open(box, using: derived("seals"), authenticating: Data(purpose.utf8))
  }

  private func derived(_ use: String) -> SymmetricKey {
    HKDF<SHA256>.deriveKey(inputKeyMaterial: raw, info: Data("rollcall \(use)".utf8), outputByteCount: 32)
  }

  static func hex(_ bytes: some Sequence<UInt8>) -> String {
    bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
  }
}
