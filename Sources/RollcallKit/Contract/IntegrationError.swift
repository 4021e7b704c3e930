/// Why a conversation with a tenant failed. Eight kinds and `incomplete`, each with one behaviour of the host.
public struct IntegrationError: Error, Hashable, Sendable {
  /// What kind of failure it is; the raw values stand in JSON and in the register.
  public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    /// A setting is wrong: an unknown address, a refused certificate, a missing path.
    case configuration
    /// The tenant does not accept the credentials.
    case authentication
    /// The credentials lack a right.
    case permission
    /// The tenant asks for a pause.
    case rateLimited = "rate_limited"
    /// Time-outs, broken connections, a server in trouble: worth trying again.
    case transient
    /// The answer cannot be read as what it should be.
    case malformed
    /// Fewer records than the tenant announced (A3).
    case incomplete
    /// The tenant lacks the feature.
    case unsupported
    /// Ended from our side: a deadline, an interrupt.
    case cancelled
  }

  /// Whether the same request may be sent again within the run.
  public enum Recovery: Hashable, Sendable {
    /// Everything that could be tried was tried.
    case none
    /// The transfer broke after it had begun; starting over may succeed.
    case startOver
  }

  /// What kind of failure it is.
  public var kind: Kind
  /// What happened, to what: a sentence without secrets, safe to show.
  public var message: String
  /// What to do about it; nil when there is nothing to do but wait.
  public var hint: String?
  /// The setting that is to blame; nil when none is.
  public var field: String?
  /// The HTTP status that said so; nil when there was none.
  public var httpStatus: Int?
  /// How long the tenant asks to wait, in milliseconds; nil when it does not say.
  public var retryAfterMilliseconds: Int64?
  /// Whether starting over can help.
  public var recovery: Recovery

  /// A failure in words.
  public init(
    _ kind: Kind, _ message: String, hint: String? = nil, field: String? = nil, httpStatus: Int? = nil,
    retryAfterMilliseconds: Int64? = nil, recovery: Recovery = .none
  ) {
    self.kind = kind
    self.message = message
    self.hint = hint
    self.field = field
    self.httpStatus = httpStatus
    self.retryAfterMilliseconds = retryAfterMilliseconds
    self.recovery = recovery
  }
}
