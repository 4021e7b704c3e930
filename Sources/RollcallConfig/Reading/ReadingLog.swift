import RollcallCore
import RollcallKit

/// What reading a file finds besides its settings: problems, secrets that are referred to, and what is not served yet.
final class ReadingLog {
  /// The folder to which paths in the file are relative.
  let directory: String
  private(set) var issues: [ConfigIssue] = []
  private(set) var secrets: [SecretUse] = []
  private(set) var notServed: [NotServed] = []

  init(directory: String) {
    self.directory = directory
  }

  /// Notes problems that were found before.
  func add(_ found: [ConfigIssue]) { issues += found }

  /// Notes a problem. It lies inside a connection when its scope does: the setting itself, unless another one is given.
  func report(
    _ code: ConfigIssue.Code, _ message: String, hint: String? = nil, at place: Place,
    scope: ConfigPath? = nil,
    severity: ConfigIssue.Severity = .error
  ) {
    issues.append(
      ConfigIssue(
        code: code, severity: severity, mark: place.mark, path: place.path.text, message: message, hint: hint,
        connection: (scope ?? place.path).connection))
  }

  /// Notes problems of another file, as problems of a connection that needs it.
  func report(_ found: [ConfigIssue], of file: String, for connection: ConnectionReference) {
    issues += found.map { issue in
      var issue = issue
      issue.file = file
      issue.connection = connection
      return issue
    }
  }

  /// Notes what is wrong with a value.
  func report(_ problem: ValueProblem, of key: String, at place: Place) {
    let path = problem.index.map { place.path.appending(index: $0) } ?? place.path
    report(
      problem.code, "\(key) \(problem.predicate)", hint: problem.hint,
      at: Place(path: path, mark: problem.mark ?? place.mark))
  }

  /// Notes where a secret is referred to.
  func use(_ reference: SecretReference, at place: Place) {
    secrets.append(
      SecretUse(
        path: place.path.text, mark: place.mark, reference: reference, connection: place.path.connection))
  }

  /// Notes a setting that is read and not served.
  func notServe(_ message: String, at place: Place) {
    notServed.append(NotServed(path: place.path.text, mark: place.mark, message: message))
  }
}

/// A setting's path with its place.
struct Place {
  var path: ConfigPath
  var mark: Mark
}
