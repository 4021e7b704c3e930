/// What stands between the cells of a file.
struct Separator {
  let byte: UInt8
  /// Whether the first line says it, as in `sep=;`, which Excel understands.
  let isDeclared: Bool

  /// The separator of a file.
  init(of bytes: [UInt8]) {
    if let declared = Self.declared(in: bytes) {
      byte = declared
      isDeclared = true
    } else {
      byte = Self.mostFrequent(in: bytes)
      isDeclared = false
    }
  }

  private static let known: [UInt8] = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]

  private static func declared(in bytes: [UInt8]) -> UInt8? {
    let line = bytes.prefix { $0 != .carriageReturn && $0 != .lineFeed }
    guard line.count == 5, String(decoding: line.prefix(4), as: UTF8.self).lowercased() == "sep=" else {
      return nil
    }
    return line.last
  }

  /// The one that stands most often in the header, outside quotes; the comma when none does.
  private static func mostFrequent(in bytes: [UInt8]) -> UInt8 {
    var counts = [Int](repeating: 0, count: known.count)
    var isQuoted = false
    var isBlank = true
    for byte in bytes {
      if byte == .quote { isQuoted.toggle() }
      let isLineEnd = byte == .carriageReturn || byte == .lineFeed
      if isLineEnd, !isQuoted, !isBlank { break }
      if !isLineEnd { isBlank = false }
      if !isQuoted, let place = known.firstIndex(of: byte) { counts[place] += 1 }
    }
    let most = counts.max() ?? 0
    return known[counts.firstIndex(of: most) ?? 0]
  }
}
