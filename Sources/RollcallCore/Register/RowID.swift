/// The number of a row in the register. Its type says whose, so that an asset's number is never taken for a link's.
public struct RowID<Row>: Hashable, Comparable, Sendable, Codable {
  /// The number; never used again after the row is gone.
  public let number: Int64

  /// The row with this number.
  public init(_ number: Int64) {
    self.number = number
  }

  public static func < (a: RowID, b: RowID) -> Bool { a.number < b.number }
}

/// A row that a plan speaks of: one that is there, or one that the plan itself makes.
public enum RowReference<Row>: Hashable, Sendable, Codable {
  /// A row of the register.
  case existing(RowID<Row>)
  /// The plan's own creation of this kind with this ordinal, from 0.
  case new(Int)
}
