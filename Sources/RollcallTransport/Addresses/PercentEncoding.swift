/// Escapes of addresses: everything but letters, digits and `-._~` becomes `%XX`.
enum PercentEncoding {
  private static let digits = Array("0123456789ABCDEF".utf8)

  /// A query name or value, or one piece of a path.
  static func component(_ text: String) -> String {
    escape(text, keeping: isUnreserved)
  }

  /// A path, whose slashes stay.
  static func path(_ text: String) -> String {
    escape(text) { isUnreserved($0) || $0 == UInt8(ascii: "/") }
  }

  /// Whether a byte never needs an escape.
  static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
      UInt8(ascii: "~"):
      true
    default: false
    }
  }

  private static func escape(_ text: String, keeping isKept: (UInt8) -> Bool) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      if isKept(byte) {
        bytes.append(byte)
      } else {
        bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
