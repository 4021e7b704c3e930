import Foundation

/// A moment as people write it: a date, which means the end of that day in UTC, or a time.
public struct Moment: Hashable, Sendable {
  /// When it is.
  public let instant: Instant

  /// Reads what somebody wrote, such as `2026-03-01` or `2026-03-01T09:30:00Z`; nil when it is neither.
  public init?(_ text: String) {
    let isDate = text.wholeMatch(of: /\d{4}-\d{2}-\d{2}/) != nil
    let written = isDate ? text + "T23:59:59Z" : text
    guard let date = try? Date(written, strategy: .iso8601) else { return nil }
    let milliseconds = Int64(date.timeIntervalSince1970 * 1000) + (isDate ? 999 : 0)
    instant = Instant(milliseconds: milliseconds)
    // 30 February would be taken as 2 March.
    guard !isDate || instant.text.hasPrefix(text) else { return nil }
  }
}
