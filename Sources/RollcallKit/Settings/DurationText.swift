/// A duration as config.yaml writes it: a whole number and `ms`, `s`, `m`, `h` or `d`.
public struct DurationText: Hashable, Sendable {
  /// Why a text is no duration.
  public enum Failure: Error, Hashable, Sendable {
    /// It is not a whole number with a unit.
    case form
    /// It is longer than a hundred years.
    case tooLong
  }

  private static let units: [(name: String, milliseconds: Int64)] = [
    ("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1000), ("ms", 1),
  ]
  private static let longest: Int64 = 36_525 * 86_400_000

  /// How long it is.
  public let milliseconds: Int64

  /// A duration in whole milliseconds; what is below one is dropped.
  public init(_ duration: Duration) {
    let parts = duration.components
    milliseconds = parts.seconds * 1000 + parts.attoseconds / 1_000_000_000_000_000
  }

  /// Reads what somebody wrote.
  ///
  /// - Throws: ``Failure``; a negative number is no duration.
  public init(parsing text: String) throws(Failure) {
    let digits = text.prefix { ("0"..."9").contains($0) }
    let unit = Self.units.first { $0.name == text[digits.endIndex...] }
    guard !digits.isEmpty, let unit else { throw .form }
    guard let number = Int64(digits), number <= Self.longest / unit.milliseconds else { throw .tooLong }
    milliseconds = number * unit.milliseconds
  }

  /// How long it is, for clocks.
  public var duration: Duration { .milliseconds(milliseconds) }

  /// The shortest way to write it without a fraction, as `90s` or `2h`.
  public var text: String {
    guard milliseconds != 0, let unit = Self.units.first(where: { milliseconds % $0.milliseconds == 0 })
    else {
      return "0s"
    }
    return "\(milliseconds / unit.milliseconds)\(unit.name)"
  }
}
