public import Foundation

extension LastSeen {
  /// Reads a time as vendors write it: ISO 8601 with or without a zone, or seconds since 1970. Nil for nothing at all: an
  /// empty text, or a date of zeros.
  ///
  /// - Parameter zone: the zone of times without one; nil leaves them as text.
  public init?(_ written: String, zone: TimeZone?) {
    let text = written.trimmed
    guard text.utf8.contains(where: { (UInt8(ascii: "1")...UInt8(ascii: "9")).contains($0) }) else { return nil }
    if let number = Double(text) {
      let seconds = number > 100_000_000_000 ? number / 1000 : number
      self = seconds.magnitude < 1e15 ? .instant(Int64(seconds)) : .unreadable(text)
      return
    }
    var clock = WallClock()
    guard clock.read(text) else {
      self = .unreadable(text)
      return
    }
    let seconds = clock.secondsAsIfUTC
    if let offset = clock.offsetSeconds {
      self = .instant(seconds - offset)
    } else if let zone {
      self = .instant(seconds - Self.offset(of: zone, at: seconds))
    } else {
      self = .local(text: text, seconds: seconds)
    }
  }

  /// The zone's offset at a wall clock: asked twice, because the offset itself decides which instant is meant.
  private static func offset(of zone: TimeZone, at local: Int64) -> Int64 {
    let guess = zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(local)))
    return Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(local - Int64(guess)))))
  }
}

/// A date and a time of day, with or without an offset.
private struct WallClock {
  private var year: Int64 = 0
  private var month: Int64 = 0
  private var day: Int64 = 0
  private var secondsOfDay: Int64 = 0
  private(set) var offsetSeconds: Int64?

  var secondsAsIfUTC: Int64 {
    CivilDate.daysSince1970(year: year, month: month, day: day) * 86_400 + secondsOfDay
  }

  /// Reads `yyyy-MM-dd`, then perhaps a time of day, then perhaps an offset; false when the text is anything else.
  mutating func read(_ text: String) -> Bool {
    var rest = Substring(text).utf8
    guard let year = Self.number(&rest, digits: 4), Self.skip(&rest, "-"),
      let month = Self.number(&rest, digits: 2), Self.skip(&rest, "-"),
      let day = Self.number(&rest, digits: 2), (1...12).contains(month), (1...31).contains(day)
    else { return false }
    (self.year, self.month, self.day) = (year, month, day)
    if rest.isEmpty { return true }
    guard Self.skip(&rest, "T") || Self.skip(&rest, " "), readTime(&rest) else { return false }
    return rest.isEmpty || readOffset(&rest)
  }

  private mutating func readTime(_ rest: inout Substring.UTF8View) -> Bool {
    guard let hour = Self.number(&rest, digits: 2), Self.skip(&rest, ":"),
      let minute = Self.number(&rest, digits: 2), hour < 24, minute < 60
    else { return false }
    secondsOfDay = hour * 3600 + minute * 60
    guard Self.skip(&rest, ":") else { return true }
    guard let second = Self.number(&rest, digits: 2), second <= 60 else { return false }
    secondsOfDay += second
    if Self.skip(&rest, ".") { while Self.number(&rest, digits: 1) != nil {} }
    return true
  }

  private mutating func readOffset(_ rest: inout Substring.UTF8View) -> Bool {
    _ = Self.skip(&rest, " ")
    if Self.skip(&rest, "Z") {
      offsetSeconds = 0
      return rest.isEmpty
    }
    let sign: Int64
    if Self.skip(&rest, "+") { sign = 1 } else if Self.skip(&rest, "-") { sign = -1 } else { return false }
    guard let hours = Self.number(&rest, digits: 2) else { return false }
    _ = Self.skip(&rest, ":")
    let minutes = Self.number(&rest, digits: 2) ?? 0
    offsetSeconds = sign * (hours * 3600 + minutes * 60)
    return rest.isEmpty
  }

  private static func number(_ rest: inout Substring.UTF8View, digits: Int) -> Int64? {
    var value: Int64 = 0
    var copy = rest
    for _ in 0..<digits {
      guard let byte = copy.popFirst(), (0x30...0x39).contains(byte) else { return nil }
      value = value * 10 + Int64(byte - 0x30)
    }
    rest = copy
    return value
  }

  private static func skip(_ rest: inout Substring.UTF8View, _ character: Unicode.Scalar) -> Bool {
    guard let byte = rest.first, UInt32(byte) == character.value else { return false }
    rest.removeFirst()
    return true
  }
}
