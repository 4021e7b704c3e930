package import RollcallCore

/// A problem of the configuration file: what is wrong, where, and what to do about it. It never quotes a secret.
package struct ConfigIssue: Hashable, Sendable {
  /// The closed list of problems.
  package enum Code: String, Hashable, Sendable, CaseIterable {
    case syntax = "SYNTAX"
    case unknown = "UNKNOWN"
    case missing = "MISSING"
    case type = "TYPE"
    case pattern = "PATTERN"
    case range = "RANGE"
    case choice = "CHOICE"
    case duplicate = "DUPLICATE"
    case reference = "REF"
    case path = "PATH"
    case mapping = "MAPPING"
    case secretInline = "SECRET_INLINE"
    case secretUse = "SECRET_USE"
    case conflict = "CONFLICT"
    case deprecated = "DEPRECATED"
    case version = "VERSION"
    case registerLocked = "REGISTER_LOCKED"
  }

  /// Whether it stops anything.
  package enum Severity: String, Hashable, Sendable {
    case error
    case warning
  }

  /// What kind of problem it is.
  package var code: Code
  /// Whether it stops anything.
  package var severity: Severity = .error
  /// Where it stands.
  package var mark: SourceMark
  /// The setting, as `accounts.riverside.name`; empty for the file itself.
  package var path: String
  /// What is wrong.
  package var message: String
  /// What to do about it; nil when the message says it.
  package var hint: String?
  /// The connection that it is inside of; nil for a problem of the file as a whole (J5).
  package var connection: ConnectionReference?

  package init(
    code: Code, severity: Severity = .error, mark: SourceMark, path: String, message: String, hint: String?,
    connection: ConnectionReference? = nil
  ) {
    self.code = code
    self.severity = severity
    self.mark = mark
    self.path = path
    self.message = message
    self.hint = hint
    self.connection = connection
  }

  /// As it is printed: `config.yaml:LINE:COLUMN CODE: message (hint)`.
  package func line(file: String) -> String {
    let advice = hint.map { " (\($0))" } ?? ""
    return "\(file):\(mark.line):\(mark.column) \(code.rawValue): \(message)\(advice)"
  }
}
