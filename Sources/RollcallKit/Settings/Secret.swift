/// A secret that was resolved: it never prints, never encodes, and has no mirror to look into. From when it is made, nothing that this
/// process prints, logs or sends to people shows its value.
public struct Secret: Sendable, Equatable, CustomStringConvertible, CustomDebugStringConvertible,
  CustomReflectable
{
  private let value: String

  /// A secret with this value.
  public init(_ value: String = "") {
    self.value = value
    KnownSecrets.note(value)
  }

  /// The value, for the one place that sends it.
  public func reveal() -> String { value }

  /// How many characters it has; the only thing that is ever shown.
  public var count: Int { value.count }

  /// Always `[secret]`.
  public var description: String { "[secret]" }
  /// Always `[secret]`.
  public var debugDescription: String { "[secret]" }
  /// Empty: `dump` and reflection see nothing.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
