public import Foundation

extension LastSeen {
  /// Reads a time as vendors write it: ISO 8601 with or without a zone, or seconds since 1970. Nil for
  /// nothing at all: an empty text, or a date of zeros.
  ///
  /// - Parameter zone: the zone of times without one; nil leaves them as text.
  public init?(_ written: String, zone: TimeZone?) {
    var text = written.trimmed
    var offsets = zone.map { ZoneOffsets($0) }
    let read = text.withUTF8 { LastSeen(utf8: $0, zone: &offsets) }
    guard let read else { return nil }
    self = read
  }

  /// Reads a time likewise, from trimmed UTF-8, with a zone that remembers its offsets.
  package init?(utf8 bytes: UnsafeBufferPointer<UInt8>, zone: inout ZoneOffsets?) {
    guard bytes.contains(where: { (UInt8(ascii: "1")...UInt8(ascii: "9")).contains($0) }) else { return nil }
    if let clock = WallClock(bytes) {
      let seconds = clock.secondsAsIfUTC
      if let offset = clock.offsetSeconds {
        self = .instant(seconds - offset)
      } else if let offset = zone?.offset(atLocal: seconds) {
        self = .instant(seconds - offset)
      } else {
        self = .local(text: String(decoding: bytes, as: UTF8.self), seconds: seconds)
      }
      return
    }
    let text = String(decoding: bytes, as: UTF8.self)
    self = Self.secondsSince1970(text).map { .instant($0) } ?? .unreadable(text)
  }

  /// Seconds, also with a fraction; a number too large for a date counts milliseconds.
  private static func secondsSince1970(_ text: String) -> Int64? {
    guard let number = Double(text) else { return nil }
    let seconds = number.magnitude > 100_000_000_000 ? number / 1000 : number
    return seconds.magnitude < 1e12 ? Int64(seconds) : nil
  }
}
