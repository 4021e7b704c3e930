public import RollcallCore

/// A value of a record, as it was found: lenient readers make of it what a field needs. Valid until the next
/// record is read.
public struct RecordValue {
  /// What kind of JSON value it is.
  public enum Kind: Hashable, Sendable {
    /// The path leads nowhere.
    case missing
    case null
    case bool(Bool)
    case number
    case string
    case object
    case emptyObject
    case array
    case emptyArray
  }

  /// What kind of JSON value it is.
  public let kind: Kind
  /// A string without escapes, the digits of a number, or the texts of an array; empty otherwise.
  package let bytes: UnsafeBufferPointer<UInt8>
  /// An object or array as it is written; empty otherwise.
  package let raw: UnsafeBufferPointer<UInt8>

  /// Whether there is nothing: no value, null, or text of white space only.
  public var isEmpty: Bool {
    switch kind {
    case .missing, .null: true
    case .string: bytes.allSatisfy { $0 <= 0x20 }
    case .bool, .number, .object, .emptyObject, .array, .emptyArray: false
    }
  }

  /// The text, trimmed; a number is its digits. Nil when it is empty or no text.
  public var text: String? {
    switch kind {
    case .string, .number: trimmedText
    case .missing, .null, .bool, .object, .emptyObject, .array, .emptyArray: nil
    }
  }

  /// The text of a value, or of the values of a list with ", " between them; nil when there is none.
  public var list: String? {
    switch kind {
    case .string, .number, .array: trimmedText
    case .missing, .null, .bool, .object, .emptyObject, .emptyArray: nil
    }
  }

  /// An object or array as the vendor wrote it; nil for anything else.
  public var json: String? {
    switch kind {
    case .object, .emptyObject, .array, .emptyArray: String(decoding: raw, as: UTF8.self)
    case .missing, .null, .bool, .number, .string: nil
    }
  }

  /// Yes or no, in any of the ways in which vendors write it; nil for anything else.
  public var bool: Bool? {
    switch kind {
    case .bool(let value): return value
    case .number, .string: return text.flatMap { Self.flag($0) }
    case .missing, .null, .object, .emptyObject, .array, .emptyArray: return nil
    }
  }

  /// Yes or no, as a text; nil for any other text.
  public static func flag(_ text: String) -> Bool? {
    switch text.lowercased() {
    case "1", "true", "yes", "y", "on": true
    case "0", "false", "no", "n", "off": false
    case _: nil
    }
  }

  /// A number, also one that is written as text; nil for anything else.
  public var number: Double? { text.flatMap { Double($0) }.flatMap { $0.isFinite ? $0 : nil } }

  /// A whole number, also one that is written as text; nil for anything else.
  public var integer: Int? {
    guard let text else { return nil }
    return Int(text) ?? Double(text).flatMap { Int(exactly: $0) }
  }

  /// A moment, as text or as seconds since 1970; nil for nothing at all, such as a date of zeros.
  ///
  /// - Parameter zone: the zone of times without one; nil leaves them as text.
  public func time(in zone: inout ZoneOffsets?) -> LastSeen? {
    switch kind {
    case .string, .number: LastSeen(utf8: trimmed, zone: &zone)
    case .missing, .null, .bool, .object, .emptyObject, .array, .emptyArray: nil
    }
  }

  /// The bytes without ASCII white space at their ends.
  package var trimmed: UnsafeBufferPointer<UInt8> {
    var (start, end) = (0, bytes.count)
    while start < end, bytes[start] <= 0x20 { start += 1 }
    while start < end, bytes[end - 1] <= 0x20 { end -= 1 }
    return UnsafeBufferPointer(rebasing: bytes[start..<end])
  }

  private var trimmedText: String? {
    let inner = trimmed
    guard let first = inner.first, let last = inner.last else { return nil }
    let text = String(decoding: inner, as: UTF8.self)
    if first < 0x80, last < 0x80 { return text }
    let unicode = text.trimmed
    return unicode.isEmpty ? nil : unicode
  }
}
