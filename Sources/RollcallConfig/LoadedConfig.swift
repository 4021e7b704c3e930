package import RollcallCore
package import RollcallKit

/// What became of a file.
package struct LoadedConfig: Sendable {
  /// The file's name as it is shown.
  package var file: String
  /// The settings; nil when the file cannot be read as a whole, or has an error outside any connection (J5).
  package var settings: Settings?
  /// The plugins that connections may name, also where the file cannot be used.
  package var plugins: [Plugin] = []
  /// Every problem, in the order of their places.
  package var issues: [ConfigIssue]

  /// The errors inside a connection (J5).
  package func errors(of connection: ConnectionReference) -> [ConfigIssue] {
    issues.filter { $0.severity == .error && $0.connection == connection }
  }
}
