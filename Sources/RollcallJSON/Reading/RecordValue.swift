import RollcallCore

/// A value of a record, as it was found: lenient readers make of it what a field needs. Valid until the next record is read.
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
  /// A string without escapes, or the digits of a number; empty otherwise.
  package let bytes: UnsafeBufferPointer<UInt8>

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
    case .string, .number:
      var rest = bytes[...]
      while let first = rest.first, first <= 0x20 { rest = rest.dropFirst() }
      while let last = rest.last, last <= 0x20 { rest = rest.dropLast() }
      guard let last = rest.last, let first = rest.first else { return nil }
      let text = String(decoding: rest, as: UTF8.self)
      if first < 0x80, last < 0x80 { return text }
      let trimmed = text.trimmed
      return trimmed.isEmpty ? nil : trimmed
    case .missing, .null, .bool, .object, .emptyObject, .array, .emptyArray:
      return nil
    }
  }

  /// Yes or no, in any of the ways in which vendors write it; nil for anything else.
  public var bool: Bool? {
    switch kind {
    case .bool(let value): return value
    case .number, .string:
      switch text?.lowercased() {
      case "1", "true", "yes", "on": return true
      case "0", "false", "no", "off": return false
      case _: return nil
      }
    case .missing, .null, .object, .emptyObject, .array, .emptyArray: return nil
    }
  }

  /// A number, also one that is written as text; nil for anything else.
  public var number: Double? { text.flatMap { Double($0) } }

  /// A whole number, also one that is written as text; nil for anything else.
  public var integer: Int? { text.flatMap { Int($0) } }
}
