/// How a file says text.
enum TextEncoding {
  /// The file as UTF-8 without a byte order mark.
  static func utf8(_ bytes: [UInt8]) throws(CSVError) -> [UInt8] {
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) { throw .spreadsheet }
    if bytes.starts(with: [0xFF, 0xFE]) {
      return try utf16(bytes.dropFirst(2)) { low, high in high << 8 | low }
    }
    if bytes.starts(with: [0xFE, 0xFF]) {
      return try utf16(bytes.dropFirst(2)) { high, low in high << 8 | low }
    }
    let text = bytes.starts(with: mark) ? Array(bytes.dropFirst(mark.count)) : bytes
    guard String(validating: text, as: UTF8.self) != nil else { throw .notUTF8(line: brokenLine(of: text)) }
    return text
  }

  /// The byte order mark, by which Excel knows UTF-8.
  static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  private static func utf16(
    _ bytes: ArraySlice<UInt8>, unit: (UInt16, UInt16) -> UInt16
  ) throws(CSVError) -> [UInt8] {
    guard bytes.count.isMultiple(of: 2) else { throw .notUTF16 }
    let units = stride(from: bytes.startIndex, to: bytes.endIndex, by: 2).map {
      unit(UInt16(bytes[$0]), UInt16(bytes[$0 + 1]))
    }
    guard let text = String(validating: units, as: UTF16.self) else { throw .notUTF16 }
    return Array(text.utf8)
  }

  /// The first line that is no UTF-8.
  private static func brokenLine(of bytes: [UInt8]) -> Int {
    let lines = bytes.split(separator: .lineFeed, omittingEmptySubsequences: false)
    return 1 + (lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0)
  }
}
