import Foundation

/// What people and vendors write, in the forms in which the rules compare it.
enum ModelText {
  /// Without white space at both ends.
  static func trim(_ text: String) -> String {
    text.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// The form of C2, also used for names of the catalogue (E) and e-mail addresses (G1).
  static func fold(_ text: String) -> String {
    trim(text).precomposedStringWithCanonicalMapping.lowercased()
  }

  /// The usable serial number in what was written (B1); nil for an empty or a junk one (B2).
  static func serial(_ written: String?) -> String? {
    guard let written else { return nil }
    let text = trim(written).uppercased()
    let isZeros = text.filter { $0 != "0" }.isEmpty
    return isZeros || junk.contains(text) ? nil : text
  }

  /// The text, or nil when nothing is left after trimming.
  static func filled(_ text: String?) -> String? {
    guard let text else { return nil }
    let trimmed = trim(text)
    return trimmed.isEmpty ? nil : trimmed
  }

  private static let junk = [
    "-", "N/A", "NA", "None", "Null", "Unknown", "Not Available", "Not Specified", "Default string",
    "To be filled by O.E.M.", "System Serial Number", "SystemSerialNumber", "Invalid", "123456789",
  ].map { $0.uppercased() }
}
