import RollcallKit

/// One try of a request that brought no answer to use, and whether another one is worth it.
struct FailedTry: Error, Hashable, Sendable {
  /// What it means, should it be the last one.
  var error: IntegrationError
  /// Whether another try is worth it.
  var worth: Worth

  /// What another try is worth.
  enum Worth: Hashable, Sendable {
    /// The same answer would come again.
    case nothing
    /// It may pass.
    case trying
    /// It may pass, but each try costs minutes of waiting.
    case tryingOnce
    /// The tenant says when, in milliseconds from now.
    case waiting(Int64)
  }

  /// A failure that another try would not change.
  init(_ error: IntegrationError, worth: Worth = .nothing) {
    self.error = error
    self.worth = worth
  }
}
