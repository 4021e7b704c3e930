extension RecordPath {
  /// The text at this path of a document; nil when there is none.
  public func text(in document: [UInt8]) -> String? { value(in: document) { $0.text } }

  /// The whole number at this path of a document; nil when there is none.
  public func integer(in document: [UInt8]) -> Int? { value(in: document) { $0.integer } }

  /// Yes or no, as this path of a document says; nil when it says neither.
  public func flag(in document: [UInt8]) -> Bool? { value(in: document) { $0.bool } }

  private func value<Value>(in document: [UInt8], _ read: (RecordValue) -> Value?) -> Value? {
    let reader = RecordReader([self])
    guard reader.read(document) == .read else { return nil }
    return read(reader.value(0))
  }
}
