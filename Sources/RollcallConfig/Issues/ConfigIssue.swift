package import RollcallCore

/// A problem of the file, with its place and what to do about it. It never quotes a secret.
package struct ConfigIssue: Error, Hashable, Sendable {
  /// What is wrong, as a word that scripts can rely on. The list is closed, and no word ever changes its meaning.
  package enum Code: String, CaseIterable, Hashable, Sendable {
    /// The text is no YAML, or uses a part of YAML that is not read.
    case syntax = "SYNTAX"
    /// A key that no section has here, or an integration that is not there.
    case unknown = "UNKNOWN"
    /// A key that must be given.
    case missing = "MISSING"
    /// A value of another kind than the setting's.
    case type = "TYPE"
    /// A text that does not have the form that the setting asks for.
    case pattern = "PATTERN"
    /// A number, share or duration beyond its bounds.
    case range = "RANGE"
    /// A text that is none of those to choose from.
    case choice = "CHOICE"
    /// A key that stands there twice.
    case duplicate = "DUPLICATE"
    /// The name of something that is not there, such as a file.
    case reference = "REF"
    /// A path into records that cannot be read.
    case path = "PATH"
    /// A mapping of a field that does not exist.
    case mapping = "MAPPING"
    /// A secret in the file itself.
    case secretInline = "SECRET_INLINE"
    /// A secret where none belongs, or one that others can read.
    case secretUse = "SECRET_USE"
    /// Two settings that do not go together.
    case conflict = "CONFLICT"
    /// A setting that will go.
    case deprecated = "DEPRECATED"
    /// A version of the format that this program does not read.
    case version = "VERSION"
    /// A change that the register does not allow while assets are linked (C6).
    case registerLocked = "REGISTER_LOCKED"
  }

  /// How much it matters.
  package enum Severity: String, Hashable, Sendable {
    /// What it is about cannot be used.
    case error
    /// It can be used, and should be changed.
    case warning
  }

  /// What is wrong, in a word.
  package var code: Code
  /// How much it matters.
  package var severity: Severity
  /// The file that it is in; nil for the configuration file.
  package var file: String?
  /// Where in the file.
  package var mark: Mark
  /// The setting, as `accounts.riverside.name`; empty for the file as a whole.
  package var path: String
  /// What is wrong, in words, without a full stop.
  package var message: String
  /// What to do; nil when the message says it.
  package var hint: String?
  /// The connection inside which it lies, so that only that one is affected (J5); nil when it is about more.
  package var connection: ConnectionReference?

  /// An issue with its parts.
  package init(
    code: Code, severity: Severity = .error, mark: Mark, path: String, message: String, hint: String? = nil,
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

  /// As it is printed: `config.yaml:12:5 UNKNOWN: 'pageing' is not known here (did you mean 'paging'?)`.
  package func line(file: String) -> String {
    let what = severity == .warning ? "\(code.rawValue): warning: " : "\(code.rawValue): "
    return "\(self.file ?? file):\(mark.line):\(mark.column) \(what)\(message)"
      + (hint.map { " (\($0))" } ?? "")
  }
}

extension [ConfigIssue] {
  /// The issues by place; those of one place stay as they were found.
  package var inOrder: [ConfigIssue] {
    enumerated().sorted { ($0.element.mark, $0.offset) < ($1.element.mark, $1.offset) }.map(\.element)
  }
}
