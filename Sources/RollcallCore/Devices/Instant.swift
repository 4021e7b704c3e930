import Foundation

/// A moment in whole milliseconds since 1970 UTC. The core never asks a clock: whoever starts a run says when
/// it is.
public struct Instant: Hashable, Comparable, Sendable, Codable {
  /// Milliseconds since 1970-01-01T00:00:00Z.
  public let milliseconds: Int64

  /// The moment so many milliseconds after 1970.
  public init(milliseconds: Int64) {
    self.milliseconds = milliseconds
  }

  /// The moment so many whole seconds after 1970.
  public init(seconds: Int64) {
    milliseconds = seconds * 1000
  }

  /// Whole seconds since 1970.
  public var seconds: Int64 { milliseconds / 1000 }

  public static func < (a: Instant, b: Instant) -> Bool { a.milliseconds < b.milliseconds }

  /// ISO 8601 in UTC, to the second, as in `2026-03-01T08:00:00Z`.
  public var text: String {
    let (days, rest) = Self.floorDivide(seconds, 86_400)
    let date = CivilDate(daysSince1970: days)
    func two(_ n: Int64) -> String { n < 10 ? "0\(n)" : "\(n)" }
    let year = String(date.year)
    let padded = String(repeating: "0", count: max(0, 4 - year.count)) + year
    let day = "\(padded)-\(two(date.month))-\(two(date.day))"
    return "\(day)T\(two(rest / 3600)):\(two(rest / 60 % 60)):\(two(rest % 60))Z"
  }

  static func floorDivide(_ a: Int64, _ b: Int64) -> (Int64, Int64) {
    let remainder = ((a % b) + b) % b
    return ((a - remainder) / b, remainder)
  }
}

/// A day of the proleptic Gregorian calendar.
struct CivilDate {
  var year: Int64
  var month: Int64
  var day: Int64

  /// The day that lies so many days after 1970-01-01. (Days are counted from 1 March of year 0, where leap
  /// days come last.)
  init(daysSince1970 days: Int64) {
    let (era, dayOfEra) = Instant.floorDivide(days + 719_468, 146_097)
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shifted + 2) / 5 + 1
    month = shifted < 10 ? shifted + 3 : shifted - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// Days between 1970-01-01 and the given day.
  static func daysSince1970(year: Int64, month: Int64, day: Int64) -> Int64 {
    let y = month <= 2 ? year - 1 : year
    let (era, yearOfEra) = Instant.floorDivide(y, 400)
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }
}
