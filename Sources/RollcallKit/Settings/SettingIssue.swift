/// What a plugin has against settings of which each is well-formed: that two of them do not go together, for example.
public struct SettingIssue: Hashable, Sendable {
  /// The key of the setting to blame; nil for all of them together.
  public var key: String?
  /// What is wrong, as a sentence without a full stop. It never quotes a value.
  public var message: String
  /// What to write instead; nil when the message says it.
  public var hint: String?

  /// An objection to one setting, or to all of them.
  public init(key: String?, _ message: String, hint: String? = nil) {
    self.key = key
    self.message = message
    self.hint = hint
  }
}
