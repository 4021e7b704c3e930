import Foundation

/// The form in which names, Asset IDs and e-mail addresses are compared: trimmed, Unicode NFC, lower-cased
/// (C2, G1, E).
///
/// SQLite's `NOCASE` knows only ASCII, so the register stores this key beside each value.
public struct ComparisonKey: Hashable, Sendable, Codable {
  /// The key as text.
  public let text: String

  /// The key of what somebody wrote.
  public init(_ written: String) {
    var copy = written
    let asIs = copy.withUTF8 { bytes -> Bool in
      guard let first = bytes.first, let last = bytes.last else { return true }
      guard first > 0x20, last > 0x20 else { return false }
      return bytes.allSatisfy { $0 < 0x80 && !(0x41...0x5A).contains($0) }
    }
    text = asIs ? written : Self.folded(written)
  }

  /// A key that was computed before, as the register stores it.
  package init(stored text: String) {
    self.text = text
  }

  /// Whether nothing is left to compare by.
  public var isEmpty: Bool { text.isEmpty }

  private static func folded(_ written: String) -> String {
    var copy = written
    let ascii: String? = copy.withUTF8 { bytes in
      guard let first = bytes.first, let last = bytes.last, first > 0x20, last > 0x20,
        bytes.allSatisfy({ $0 < 0x80 })
      else { return nil }
      return String(unsafeUninitializedCapacity: bytes.count) { target in
        for (index, byte) in bytes.enumerated() {
          target[index] = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
        }
        return bytes.count
      }
    }
    if let ascii { return ascii }
    return written.trimmed.precomposedStringWithCanonicalMapping.lowercased()
      .precomposedStringWithCanonicalMapping
  }
}
