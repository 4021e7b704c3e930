/// A date and a time of day, with or without an offset, as ISO 8601 and most vendors write it.
struct WallClock {
  /// Seconds between 1970 and the date and time, as if it were UTC.
  private(set) var secondsAsIfUTC: Int64 = 0
  /// What to subtract to get UTC; nil when nothing is said of the zone.
  private(set) var offsetSeconds: Int64?

  private var rest: Slice<UnsafeBufferPointer<UInt8>>

  /// Reads `yyyy-MM-dd`, then perhaps a time of day, then perhaps an offset; nil when the text is anything
  /// else.
  init?(_ text: UnsafeBufferPointer<UInt8>) {
    rest = text[...]
    guard let year = number(digits: 4), skip("-"), let month = number(digits: 2), skip("-"),
      let day = number(digits: 2), (1...12).contains(month), (1...31).contains(day)
    else { return nil }
    secondsAsIfUTC = CivilDate.daysSince1970(year: year, month: month, day: day) * 86_400
    if rest.isEmpty { return }
    guard skip("T") || skip(" "), let seconds = timeOfDay() else { return nil }
    secondsAsIfUTC += seconds
    if rest.isEmpty { return }
    guard let offset = offset(), rest.isEmpty else { return nil }
    offsetSeconds = offset
  }

  private mutating func timeOfDay() -> Int64? {
    guard let hour = number(digits: 2), skip(":"), let minute = number(digits: 2), hour < 24, minute < 60
    else {
      return nil
    }
    guard skip(":") else { return hour * 3600 + minute * 60 }
    guard let second = number(digits: 2), second <= 60 else { return nil }
    if skip(".") || skip(",") { while number(digits: 1) != nil {} }
    return hour * 3600 + minute * 60 + second
  }

  private mutating func offset() -> Int64? {
    _ = skip(" ")
    if skip("Z") || skip("z") { return 0 }
    let sign: Int64 = skip("-") ? -1 : 1
    guard sign < 0 || skip("+"), let hours = number(digits: 2) else { return nil }
    _ = skip(":")
    return sign * (hours * 3600 + (number(digits: 2) ?? 0) * 60)
  }

  private mutating func number(digits: Int) -> Int64? {
    guard rest.count >= digits else { return nil }
    var value: Int64 = 0
    for byte in rest.prefix(digits) {
      guard (0x30...0x39).contains(byte) else { return nil }
      value = value * 10 + Int64(byte - 0x30)
    }
    rest = rest.dropFirst(digits)
    return value
  }

  private mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard let byte = rest.first, UInt32(byte) == character.value else { return false }
    rest = rest.dropFirst()
    return true
  }
}
