import CSimdJSON

/// Frames the records of a listing while its bytes arrive: finds where each element of one array begins and ends, and keeps
/// what stands beside the array. The whole body is never held.
///
/// A framer belongs to one task at a time.
public final class ArrayFramer {
  private let framer: OpaquePointer
  private var carried: [UInt8] = []
  private var seen = 0
  private let key: String

  /// A framer of the array that is the member `key` of the document, or the document itself when `key` is empty.
  public init(key: String) {
    self.key = key
    framer = rc_framer_new(key, key.utf8.count)
  }

  deinit {
    rc_framer_free(framer)
  }

  /// The records that these bytes complete, in order.
  ///
  /// - Throws: ``FramingError`` where the document is not what it should be.
  public func feed(_ chunk: [UInt8]) throws(FramingError) -> RecordBatch {
    let from = carried.count
    let bytes = carried.isEmpty ? chunk : carried + chunk
    var batch = RecordBatch(bytes: bytes, ranges: [])
    let failure = scan(bytes, from: from, into: &batch.ranges)
    if let failure { throw failure }
    let open = rc_framer_open(framer, bytes.count)
    carried = Array(bytes[open...])
    rc_framer_rebase(framer)
    seen += chunk.count
    return batch
  }

  /// What stands beside the array, once the document is complete.
  ///
  /// - Throws: ``FramingError`` when the document ends too early, or the array was not in it.
  public func finish() throws(FramingError) {
    guard rc_framer_is_complete(framer) != 0 else { throw .truncated(bytes: seen) }
    guard rc_framer_has_array(framer) != 0 else { throw .missing(key: key) }
  }

  /// The members beside the array that have arrived so far, as a JSON object.
  public var envelope: [UInt8] {
    var length = 0
    guard let text = rc_framer_envelope(framer, &length) else { return [] }
    return UnsafeRawBufferPointer(start: text, count: length).map { $0 }
  }

  private func scan(_ bytes: [UInt8], from start: Int, into ranges: inout [Range<Int>]) -> FramingError? {
    withUnsafeTemporaryAllocation(of: rc_range.self, capacity: 512) { found in
      var from = start
      while from < bytes.count {
        var count = 0
        var scanned = from
        let code = bytes.withUnsafeBufferPointer {
          rc_framer_scan(
            framer, $0.baseAddress, from, bytes.count, found.baseAddress, found.count, &count, &scanned)
        }
        for range in found.prefix(count) { ranges.append(range.start..<range.end) }
        if code != RC_FRAMED { return error(code, at: seen + scanned - start) }
        from = scanned
      }
      return nil
    }
  }

  private func error(_ code: rc_framing, at offset: Int) -> FramingError {
    switch code {
    case RC_NOT_JSON: .notJSON
    case RC_NOT_ARRAY: .notAnArray(key: key)
    case RC_ENVELOPE_LONG: .envelopeTooLong
    case RC_TWICE: .twice(key: key)
    case _: .unexpected(offset: offset)
    }
  }
}

/// Why a document is not a listing.
public enum FramingError: Error, Hashable, Sendable {
  /// It does not begin as JSON: an HTML page, for example, or nothing at all.
  case notJSON
  /// A character that cannot stand where it does, counted from 0.
  case unexpected(offset: Int)
  /// The document ends in the middle, after so many bytes.
  case truncated(bytes: Int)
  /// The array is not there.
  case missing(key: String)
  /// What should be the array is something else.
  case notAnArray(key: String)
  /// The array is there twice.
  case twice(key: String)
  /// What stands beside the array is longer than 64 KiB.
  case envelopeTooLong

  /// What is wrong, in words.
  public var message: String {
    switch self {
    case .notJSON: "it is not JSON"
    case .unexpected(let offset): "byte \(offset) cannot stand where it does"
    case .truncated(let bytes): bytes == 0 ? "it is empty" : "it ends in the middle, after \(bytes) bytes"
    case .missing(let key): "it has no list '\(key)'"
    case .notAnArray(let key): key.isEmpty ? "it is not a list" : "'\(key)' is not a list"
    case .twice(let key): "it has the list '\(key)' twice"
    case .envelopeTooLong: "what stands beside the list is longer than 64 KiB"
    }
  }
}
