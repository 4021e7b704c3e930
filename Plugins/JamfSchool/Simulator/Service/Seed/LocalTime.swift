import Foundation

/// Writes instants as the service does: wall clock of one zone, without naming the zone.
struct LocalTime {
  private let zone: TimeZone
  /// Offsets by hour: a zone changes them on the full hour, and asking it is slow.
  private var offsets: [Int: Int] = [:]

  init(zone: TimeZone) { self.zone = zone }

  /// `yyyy-MM-dd HH:mm:ss`.
  mutating func text(_ unixSeconds: Int) -> String {
    let local = unixSeconds + offset(unixSeconds)
    let (days, second) = local.quotientAndRemainder(dividingBy: 86_400)
    let (year, month, day) = Self.date(daysSince1970: days)
    let time = [second / 3600, second / 60 % 60, second % 60].map(Self.twoDigits).joined(separator: ":")
    return "\(year)-\(Self.twoDigits(month))-\(Self.twoDigits(day)) \(time)"
  }

  private mutating func offset(_ unixSeconds: Int) -> Int {
    let hour = unixSeconds / 3600
    if let known = offsets[hour] { return known }
    let offset = zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(unixSeconds)))
    offsets[hour] = offset
    return offset
  }

  /// The civil date of a day after 1970, counting years from March so that leap days come last.
  private static func date(daysSince1970: Int) -> (year: Int, month: Int, day: Int) {
    let days = daysSince1970 + 719_468
    let era = days / 146_097
    let dayOfEra = days % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1)
  }

  private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
