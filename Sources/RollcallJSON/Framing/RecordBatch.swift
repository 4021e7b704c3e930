/// Records of a page, framed but not yet read: one run of the vendor's bytes, and where each record begins
/// and ends in it.
public struct RecordBatch: Sendable {
  /// The bytes that all records share.
  public var bytes: [UInt8]
  /// Each record's place in the bytes, in the order of the reply.
  public var ranges: [Range<Int>]

  /// Framed records.
  public init(bytes: [UInt8] = [], ranges: [Range<Int>] = []) {
    self.bytes = bytes
    self.ranges = ranges
  }
}
