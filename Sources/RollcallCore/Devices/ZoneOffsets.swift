public import Foundation

/// How far the clocks of a time zone are from UTC. The system is asked once for each quarter of an hour: no
/// clock changes within one, and a fleet's check-ins lie in a few days.
public struct ZoneOffsets: Sendable {
  private let zone: TimeZone
  private var known: [Int64: Int64] = [:]

  /// The clocks of a zone.
  public init(_ zone: TimeZone) {
    self.zone = zone
  }

  /// Seconds to subtract from a wall clock to get UTC.
  ///
  /// - Parameter local: the wall clock, in seconds since 1970 as if it were UTC.
  mutating func offset(atLocal local: Int64) -> Int64 {
    // Long ago, zones had odd offsets.
    guard local > 500_000_000 else { return asked(local) }
    let quarter = local / 900
    if let offset = known[quarter] { return offset }
    let offset = asked(local)
    known[quarter] = offset
    return offset
  }

  /// Asked twice, because the offset itself decides which instant is meant.
  private func asked(_ local: Int64) -> Int64 {
    let guess = zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(local)))
    return Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(local - Int64(guess)))))
  }
}
