import CSimdJSON

/// Reads the values of a set of paths out of records, in one pass over each, and checks each record on the
/// way: one that is not JSON throughout is found out, whatever the paths ask for.
///
/// A key that is there twice counts once: the first time. A reader belongs to one task at a time: it holds
/// the parser's memory, which every record reuses.
public final class RecordReader {
  /// What reading a record came to.
  public enum Outcome: Hashable, Sendable {
    /// The values can be asked for.
    case read
    /// The record is no object (A4).
    case noObject
    /// The record is not JSON; the reason in words.
    case broken(String)
  }

  private let reader: OpaquePointer
  private let values: UnsafeMutableBufferPointer<rc_value>

  /// A reader of these paths; ``value(_:)`` counts them from 0.
  public init(_ paths: [RecordPath]) {
    reader = rc_reader_new()
    values = .allocate(capacity: max(1, paths.count))
    values.initialize(repeating: rc_value())
    for path in paths { Self.add(path, to: reader) }
  }

  deinit {
    rc_reader_free(reader)
    values.deallocate()
  }

  private static func add(_ path: RecordPath, to reader: OpaquePointer) {
    rc_reader_begin(reader)
    for step in path.steps {
      switch step {
      case .key(let key): rc_reader_step(reader, RC_STEP_KEY, key, key.utf8.count, 0, "", 0)
      case .index(let index): rc_reader_step(reader, RC_STEP_INDEX, "", 0, index, "", 0)
      case .element(let key, let text):
        rc_reader_step(reader, RC_STEP_WHERE, key, key.utf8.count, 0, text, text.utf8.count)
      }
    }
    _ = rc_reader_end(reader)
  }

  /// Reads a record.
  public func read(_ record: UnsafeBufferPointer<UInt8>) -> Outcome {
    switch rc_reader_read(reader, record.baseAddress, record.count, values.baseAddress) {
    case RC_READ: .read
    case RC_NO_OBJECT: .noObject
    case _: .broken(String(cString: rc_reader_error(reader)))
    }
  }

  /// Reads a record that stands alone.
  public func read(_ record: [UInt8]) -> Outcome {
    record.withUnsafeBufferPointer { read($0) }
  }

  /// The value of the path with this number in the record that was read last.
  public func value(_ path: Int) -> RecordValue {
    let value = values[path]
    return RecordValue(
      kind: value.kind.kind, bytes: UnsafeBufferPointer(value.text, count: value.length),
      raw: UnsafeBufferPointer(value.raw, count: value.raw_length))
  }
}

extension UnsafeBufferPointer<UInt8> {
  fileprivate init(_ text: UnsafePointer<CChar>?, count: Int) {
    self.init(start: UnsafeRawPointer(text)?.assumingMemoryBound(to: UInt8.self), count: count)
  }
}

extension rc_kind {
  fileprivate var kind: RecordValue.Kind {
    switch self {
    case RC_NULL: .null
    case RC_FALSE: .bool(false)
    case RC_TRUE: .bool(true)
    case RC_NUMBER: .number
    case RC_STRING: .string
    case RC_OBJECT: .object
    case RC_EMPTY_OBJECT: .emptyObject
    case RC_ARRAY: .array
    case RC_EMPTY_ARRAY: .emptyArray
    case _: .missing
    }
  }
}
