import RollcallCore

/// What is made of a text that a record states, one step after another. A closed list: what needs more is a plugin in Swift.
public enum TextStep: Hashable, Sendable, Codable {
  /// Without white space at its ends; that is done anyway, and may be said.
  case trim
  /// Lower case.
  case lower
  /// Upper case.
  case upper
  /// Each text that is listed becomes its partner; what is not listed stays, or becomes `other` where that is given.
  case map([String: String], other: String?)
  /// The text without this at its beginning, where it begins so.
  case withoutPrefix(String)
  /// The text without this at its end, where it ends so.
  case withoutSuffix(String)
  /// What stands before the last of these, all of it where there is none: the name in "macOS 13.5".
  case beforeLast(String)
  /// What stands after the last of these, nothing where there is none: the version in "macOS 13.5".
  case afterLast(String)
  /// Nothing, where the text is one of these: a vendor's way of saying that there is none.
  case blankIf([String])
  /// The whole number of times that this goes into the number: bytes made gigabytes. Nothing, where the text is no number.
  case divide(by: Double)
  /// Nothing, where the text is no number.
  case number
  /// Nothing, where the text is no time.
  case date

  /// What becomes of a text; nil when nothing is left.
  func applied(to text: String) -> String? {
    let made: String? =
      switch self {
      case .trim: text.trimmed
      case .lower: text.lowercased()
      case .upper: text.uppercased()
      case .map(let partners, let other): partners[text] ?? other ?? text
      case .withoutPrefix(let prefix): text.hasPrefix(prefix) ? String(text.dropFirst(prefix.count)) : text
      case .withoutSuffix(let suffix): text.hasSuffix(suffix) ? String(text.dropLast(suffix.count)) : text
      case .beforeLast(let mark): text.ranges(of: mark).last.map { String(text[..<$0.lowerBound]) } ?? text
      case .afterLast(let mark): text.ranges(of: mark).last.map { String(text[$0.upperBound...]) }
      case .blankIf(let blanks): blanks.contains(text) ? nil : text
      case .divide(let divisor):
        Double(text).flatMap { Int(exactly: ($0 / divisor).rounded(.down)) }.map { "\($0)" }
      case .number: Double(text).map { _ in text }
      case .date: LastSeen(text, zone: nil).flatMap { $0.order != nil ? text : nil }
      }
    return made.flatMap { $0.isEmpty ? nil : $0 }
  }
}
