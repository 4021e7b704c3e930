import Foundation
import RollcallCore

/// Details as they are stored: one JSON object of texts by name, so that a row explains itself whatever the
/// plugin's version was. Written straight from the packed values: a first sync writes one for each device.
struct DetailText {
  private let stable: [[UInt8]]
  private let volatile: [[UInt8]]
  private var text: [UInt8] = []

  /// A writer of texts with the names of a schema.
  init(_ schema: DetailSchema) {
    stable = schema.stable.map { Self.name($0) }
    volatile = schema.volatile.map { Self.name($0) }
  }

  /// The text of what a device states; an empty value says nothing (D3).
  mutating func text(of details: DeviceDetails) -> String {
    text.removeAll(keepingCapacity: true)
    text.append(UInt8(ascii: "{"))
    append(details.stable, named: stable)
    append(details.volatile, named: volatile)
    text.append(UInt8(ascii: "}"))
    return String(decoding: text, as: UTF8.self)
  }

  /// The values of a stored text.
  static func values(of stored: String) -> [String: String] {
    (try? JSONDecoder().decode([String: String].self, from: Data(stored.utf8))) ?? [:]
  }

  private mutating func append(_ packed: String, named names: [[UInt8]]) {
    var packed = packed
    packed.withUTF8 { bytes in
      var start = 0
      for name in names where start <= bytes.count {
        let end = bytes[start...].firstIndex(of: DeviceDetails.separator) ?? bytes.count
        if start < end { append(bytes[start..<end], named: name) }
        start = end + 1
      }
    }
  }

  private mutating func append(_ value: Slice<UnsafeBufferPointer<UInt8>>, named name: [UInt8]) {
    if text.count > 1 { text.append(UInt8(ascii: ",")) }
    text += name
    Self.quote(value, to: &text)
  }

  private static func name(_ name: String) -> [UInt8] {
    var text: [UInt8] = []
    quote(name.utf8, to: &text)
    text.append(UInt8(ascii: ":"))
    return text
  }

  private static func quote(_ value: some Collection<UInt8>, to text: inout [UInt8]) {
    text.append(UInt8(ascii: "\""))
    if value.contains(where: \.needsEscape) {
      for byte in value {
        if byte.needsEscape {
          text += "\\u00\(byte < 16 ? "0" : "")\(String(byte, radix: 16))".utf8
        } else {
          text.append(byte)
        }
      }
    } else {
      text.append(contentsOf: value)
    }
    text.append(UInt8(ascii: "\""))
  }
}

extension UInt8 {
  /// Whether a JSON text cannot hold the byte as it is.
  fileprivate var needsEscape: Bool {
    self < 0x20 || self == UInt8(ascii: "\"") || self == UInt8(ascii: "\\")
  }
}
