/// What else a device says of itself (rule D4): kept on the link, never in the journal.
///
/// Two lists of values, packed as text with a separator, because a fleet of 100,000 devices keeps one of
/// these each. The order of the values is that of ``DeviceDetail`` keys in the ``DetailSchema`` of the fetch.
public struct DeviceDetails: Hashable, Sendable, Codable {
  /// The values that only change when something about the device changed, in the schema's order, `\u{1F}`
  /// between them.
  public var stable: String
  /// The values that move with ordinary use, likewise.
  public var volatile: String

  /// Packed values, as a mapper builds them.
  public init(stable: String, volatile: String) {
    self.stable = stable
    self.volatile = volatile
  }

  /// No details at all.
  public static let none = DeviceDetails(stable: "", volatile: "")

  /// The separator between packed values; a unit separator never occurs in readable text, and is dropped from
  /// values.
  public static let separator: UInt8 = 0x1F

  /// A 64-bit digest of packed values, the same on every machine and in every version, by which an unchanged
  /// device is recognised without reading its details. It takes eight bytes a step.
  public static func digest(_ packed: String) -> Int64 {
    var copy = packed
    return copy.withUTF8 { bytes in
      let raw = UnsafeRawBufferPointer(bytes)
      var hash = 0xcbf2_9ce4_8422_2325 ^ UInt64(raw.count)
      var offset = 0
      while offset + 8 <= raw.count {
        hash = mixed(hash, UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
        offset += 8
      }
      var rest: UInt64 = 0
      for byte in raw[offset...].reversed() { rest = rest << 8 | UInt64(byte) }
      return Int64(bitPattern: mixed(hash, rest))
    }
  }

  /// Both halves of a product of 128 bits, so that every bit of the input moves every bit of the result.
  private static func mixed(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let product = (hash ^ word).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    return (product.high ^ product.low) &+ 0xD6E8_FEB8_6659_FD93
  }
}

/// The names of the values in ``DeviceDetails``, once per fetch.
public struct DetailSchema: Hashable, Sendable, Codable {
  /// Keys of the stable values, in order: field names of ``DeviceField`` and `custom.KEY`.
  public var stable: [String]
  /// Keys of the volatile values, in order.
  public var volatile: [String]

  /// A schema with these keys.
  public init(stable: [String], volatile: [String]) {
    self.stable = stable
    self.volatile = volatile
  }

  /// A schema of nothing.
  public static let empty = DetailSchema(stable: [], volatile: [])

  /// The values that are not empty, by key (D3: an empty value says nothing).
  public func values(of details: DeviceDetails) -> [(key: String, value: String)] {
    Self.unpack(details.stable, keys: stable) + Self.unpack(details.volatile, keys: volatile)
  }

  private static func unpack(_ packed: String, keys: [String]) -> [(key: String, value: String)] {
    let parts = packed.utf8.split(separator: DeviceDetails.separator, omittingEmptySubsequences: false)
    return zip(keys, parts).compactMap { key, part in
      part.isEmpty ? nil : (key, String(Substring(part)))
    }
  }
}
