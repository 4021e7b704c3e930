/// A setting that is read and checked, and not served by this version.
package struct NotServed: Hashable, Sendable {
  /// The setting, as `mail`.
  package var path: String
  /// Where in the file.
  package var mark: Mark
  /// What does not happen, without a full stop.
  package var message: String
}
