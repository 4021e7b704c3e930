import RollcallKit

/// How a connection is doing, in a word; the raw values stand in JSON. Of several that hold, the first is shown.
package enum ConnectionState: String, Sendable, CaseIterable {
  /// Nobody runs it, because a person said so or the file.
  case paused
  /// A plan waits for a person.
  case held
  /// The file has to be put right.
  case needsConfig = "needs_config"
  /// The tenant does not accept the key.
  case needsCredentials = "needs_credentials"
  /// The key may not read what it has to.
  case needsPermission = "needs_permission"
  /// The vendor's answers cannot be read any more.
  case providerChanged = "provider_changed"
  /// The tenant does not answer, or not with all of it; the next run may go well.
  case degraded
  /// It never ran.
  case pending
  /// The last run did its work.
  case ok

  /// The state of a connection whose last run failed so.
  init(after kind: IntegrationError.Kind) {
    self =
      switch kind {
      case .configuration: .needsConfig
      case .authentication: .needsCredentials
      case .permission: .needsPermission
      case .malformed: .providerChanged
      case .rateLimited, .transient, .incomplete: .degraded
      case .unsupported, .cancelled: .ok
      }
  }
}
