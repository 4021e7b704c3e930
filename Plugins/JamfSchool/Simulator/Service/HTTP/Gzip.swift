import Hummingbird

/// Gzip by stored blocks: valid for every reader, without a compression library.
enum Gzip {
  static func isWanted(by request: IncomingRequest) -> Bool {
    request.header("Accept-Encoding")?.lowercased().contains("gzip") ?? false
  }

  static func packed(_ answer: Answer) -> Answer {
    let bytes = answer.content.body.flatMap { Array(buffer: $0) }
    let packed = answer.content(.bytes([ByteBuffer(bytes: packed(bytes))]))
      .with("Content-Type", answer.content.type)
    return packed.with("Content-Encoding", "gzip")
  }

  /// Header, blocks of at most 65,535 bytes, CRC-32 and length.
  static func packed(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF]
    result.reserveCapacity(bytes.count + bytes.count / 1000 + 64)
    var start = 0
    repeat {
      let end = min(start + 0xFFFF, bytes.count)
      let length = UInt16(end - start)
      result.append(end == bytes.count ? 1 : 0)
      result += littleEndian(UInt32(length), 2) + littleEndian(UInt32(~length), 2)
      result += bytes[start..<end]
      start = end
    } while start < bytes.count
    return result + littleEndian(checksum(bytes), 4)
      + littleEndian(UInt32(truncatingIfNeeded: bytes.count), 4)
  }

  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(0xFFFF_FFFF as UInt32) { table[Int(UInt8(truncatingIfNeeded: $0) ^ $1)] ^ ($0 >> 8) }
  }

  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
  }

  private static func littleEndian(_ value: UInt32, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * UInt32($0))) }
  }
}
