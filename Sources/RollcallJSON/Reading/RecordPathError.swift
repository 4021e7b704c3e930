/// Why a text is no path.
public struct RecordPathError: Error, Hashable, Sendable {
  /// The character at which it goes wrong, from 0.
  public let offset: Int
  /// What is wrong.
  public let message: String
  /// What to write instead; nil when the message says it already.
  public let hint: String?
}
