import RollcallCore

/// Collects the problems of a file while it is read, so that they are told all at once.
final class IssueCollector {
  private(set) var issues: [ConfigIssue] = []
  private(set) var notServed: [NotServed] = []
  /// The connection that is being read; nil outside.
  var connection: ConnectionReference?

  func add(
    _ code: ConfigIssue.Code, at mark: SourceMark, _ path: String, _ message: String, hint: String? = nil
  ) {
    issues.append(
      ConfigIssue(code: code, mark: mark, path: path, message: message, hint: hint, connection: connection))
  }

  func add(_ found: [ConfigIssue]) {
    issues += found
  }

  func addNotServed(_ path: String, at mark: SourceMark, _ message: String) {
    notServed.append(NotServed(path: path, mark: mark, message: message))
  }
}
