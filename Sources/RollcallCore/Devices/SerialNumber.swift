import Foundation

/// The identity of a device (rule B1): trimmed and upper-cased, and never one of the junk values of rule B2.
public struct SerialNumber: Hashable, Sendable, Codable, CustomStringConvertible {
  /// The normalised text, as it is stored and shown.
  public let text: String

  /// What the tenant or a person wrote, normalised; nil when it is empty or junk (B2).
  public init?(_ written: String) {
    let text = written.isTrimmedUpperASCII ? written : written.trimmed.uppercased()
    guard !text.isEmpty, !Self.isJunk(text) else { return nil }
    self.text = text
  }

  /// A serial number that was normalised before, as the register stores it.
  package init(stored text: String) {
    self.text = text
  }

  public var description: String { text }

  private static func isJunk(_ text: String) -> Bool {
    if text.utf8.allSatisfy({ $0 == UInt8(ascii: "0") }) { return true }
    return junk.contains(text)
  }

  private static let junk: Set<String> = [
    "0", "-", "N/A", "NA", "NONE", "NULL", "UNKNOWN", "NOT AVAILABLE", "NOT SPECIFIED", "DEFAULT STRING",
    "TO BE FILLED BY O.E.M.", "SYSTEM SERIAL NUMBER", "SYSTEMSERIALNUMBER", "INVALID", "123456789",
  ]
}

extension String {
  /// Without white space and line breaks at both ends.
  package var trimmed: String {
    guard let first = utf8.first, let last = utf8.last else { return self }
    if first > 0x20, first < 0x80, last > 0x20, last < 0x80 { return self }
    return trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// Whether it is ASCII without lower-case letters and without white space at its ends: then there is
  /// nothing to normalise.
  fileprivate var isTrimmedUpperASCII: Bool {
    var copy = self
    return copy.withUTF8 { bytes in
      guard let first = bytes.first, let last = bytes.last, first > 0x20, last > 0x20 else { return false }
      return bytes.allSatisfy { $0 < 0x80 && !(0x61...0x7A).contains($0) }
    }
  }
}
