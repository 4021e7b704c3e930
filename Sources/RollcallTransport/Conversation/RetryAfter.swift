import CLibCurl
import RollcallCore

/// How long a tenant asks to wait: the two forms of the `Retry-After` field.
enum RetryAfter {
  /// A year: what is longer is as good as never.
  private static let longest: Int64 = 365 * 86_400

  /// Milliseconds from now, of seconds or an HTTP date; nil when the field says neither.
  static func milliseconds(_ field: String?, now: Instant) -> Int64? {
    guard let field, let first = field.utf8.first else { return nil }
    if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) {
      return Int64(field).map { min($0, longest) * 1000 }
    }
    let seconds = Int64(curl_getdate(field, nil))
    guard seconds >= 0 else { return nil }
    return min(max(0, seconds * 1000 - now.milliseconds), longest * 1000)
  }
}
