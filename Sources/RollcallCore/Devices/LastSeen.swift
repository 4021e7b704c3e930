import Foundation

/// When the tenant says that it last heard from a device.
public enum LastSeen: Hashable, Sendable, Codable {
  /// An instant, in whole seconds since 1970 UTC.
  case instant(Int64)
  /// A wall clock without a zone that nobody configured: stays text; `seconds` orders it among its like (as
  /// if it were UTC).
  case local(text: String, seconds: Int64)
  /// Something that could not be read as a time; counts as the oldest (B4).
  case unreadable(String)

  /// Seconds by which check-ins of one tenant are ordered; nil for an unreadable one.
  public var order: Int64? {
    switch self {
    case .instant(let seconds): seconds
    case .local(_, let seconds): seconds
    case .unreadable: nil
    }
  }

  /// As it is shown: ISO 8601 in UTC, or the tenant's own text.
  public var text: String {
    switch self {
    case .instant(let seconds): Instant(seconds: seconds).text
    case .local(let text, _): text
    case .unreadable(let text): text
    }
  }
}
