/// Why a document is not a listing.
public enum FramingError: Error, Hashable, Sendable {
  /// It does not begin as JSON.
  case notJSON
  /// It begins as HTML does: a page of a server in front of the tenant, most likely.
  case webPage
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
  /// A record is longer than any record is.
  case endlessRecord(offset: Int)
  /// What stands beside the array is not JSON.
  case brokenEnvelope(String)

  /// What is wrong, in words that continue "the answer cannot be read:".
  public var message: String {
    switch self {
    case .notJSON: "it is not JSON"
    case .webPage: "it is a web page, not JSON"
    case .unexpected(let offset): "byte \(offset) cannot stand where it does"
    case .truncated(let bytes): bytes == 0 ? "it is empty" : "it ends in the middle, after \(bytes) bytes"
    case .missing(let key): "it has no list '\(key)'"
    case .notAnArray(let key): key.isEmpty ? "it is not a list" : "'\(key)' is not a list"
    case .twice(let key): "it has the list '\(key)' twice"
    case .endlessRecord(let offset): "the record that begins at byte \(offset) has no end"
    case .brokenEnvelope(let why): "what stands beside the list is not JSON (\(why))"
    }
  }
}
