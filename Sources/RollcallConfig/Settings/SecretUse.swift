package import RollcallCore
package import RollcallKit

/// A place where a secret is referred to.
package struct SecretUse: Hashable, Sendable {
  /// The setting, as `web.token`.
  package var path: String
  /// Where in the file.
  package var mark: Mark
  /// Where the secret is.
  package var reference: SecretReference
  /// The connection that it belongs to; nil for the host's own.
  package var connection: ConnectionReference?
}
