import CSimdJSON

/// Frames the records of a listing while its bytes arrive: finds where each element of one array begins and
/// ends, and keeps what stands beside the array. The whole body is never held.
///
///     bytes ─► take ─► [ framed records | the beginning of the next one ] ─► drain ─► RecordBatch
///
/// A missing comma, something after the end, or an end in the middle is an error, and never a shorter list. A
/// framer belongs to one task at a time.
public final class ArrayFramer {
  private let framer: OpaquePointer
  private let key: String
  private var bytes: [UInt8] = []
  private var ranges: [Range<Int>] = []
  private var seen = 0

  /// No record of a device is nearly as long; beyond it, something else arrives.
  package static let longestRecord = 16 << 20

  /// A framer of the array that is the member `key` of the document, or the document itself when `key` is
  /// empty.
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
    try take(chunk)
    return drain()
  }

  /// Frames these bytes, and holds the records that they complete until they are drained.
  ///
  /// - Throws: ``FramingError`` where the document is not what it should be.
  public func take(_ chunk: [UInt8]) throws(FramingError) {
    let from = bytes.count
    bytes += chunk
    seen += chunk.count
    if let failure = scan(from: from) { throw failure }
    let open = bytes.count - rc_framer_open(framer, bytes.count)
    if open > Self.longestRecord { throw .endlessRecord(offset: seen - open) }
  }

  /// How many bytes are held.
  public var held: Int { bytes.count }

  /// Hands out the records that are held.
  public func drain() -> RecordBatch {
    let open = rc_framer_open(framer, bytes.count)
    if ranges.isEmpty, open == 0 { return RecordBatch() }
    var tail: [UInt8] = []
    tail.reserveCapacity(max(bytes.capacity, bytes.count - open))
    tail += bytes[open...]
    rc_framer_rebase(framer)
    let batch = RecordBatch(bytes: bytes, ranges: ranges)
    (bytes, ranges) = (tail, [])
    return batch
  }

  /// Returns when the document is complete, and the array was in it.
  ///
  /// - Throws: ``FramingError`` when the document ends too early, or there was no array.
  public func finish() throws(FramingError) {
    switch rc_framer_end(framer) {
    case RC_NOTHING: throw .truncated(bytes: 0)
    case RC_TRUNCATED: throw .truncated(bytes: seen)
    case RC_NO_ARRAY: throw .missing(key: key)
    case RC_OTHER_KIND: throw .notAnArray(key: key)
    case _: break
    }
    switch RecordReader([]).read(envelope) {
    case .read, .noObject: break
    case .broken(let why): throw .brokenEnvelope(why)
    }
  }

  /// Whether the document has come to its end.
  public var isComplete: Bool {
    switch rc_framer_end(framer) {
    case RC_NOTHING, RC_TRUNCATED: false
    case _: true
    }
  }

  /// The members beside the array that have arrived completely, as a JSON object of at most 64 KiB; longer
  /// ones are left out.
  public var envelope: [UInt8] {
    var length = 0
    guard let text = rc_framer_envelope(framer, &length) else { return [] }
    return Array(UnsafeRawBufferPointer(start: text, count: length))
  }

  private func scan(from start: Int) -> FramingError? {
    withUnsafeTemporaryAllocation(of: rc_range.self, capacity: 512) { found in
      var from = start
      while from < bytes.count {
        var (count, scanned) = (0, from)
        let code = bytes.withUnsafeBufferPointer {
          rc_framer_scan(
            framer, $0.baseAddress, from, $0.count, found.baseAddress, found.count, &count, &scanned)
        }
        for range in found.prefix(count) { ranges.append(range.start..<range.end) }
        if code != RC_FRAMED { return error(code, at: seen - bytes.count + scanned) }
        from = scanned
      }
      return nil
    }
  }

  private func error(_ code: rc_framing, at offset: Int) -> FramingError {
    switch code {
    case RC_NOT_JSON: .notJSON
    case RC_WEB_PAGE: .webPage
    case RC_NOT_ARRAY: .notAnArray(key: key)
    case RC_TWICE: .twice(key: key)
    case _: .unexpected(offset: offset)
    }
  }
}
