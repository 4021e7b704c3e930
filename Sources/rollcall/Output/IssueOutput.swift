import RollcallConfig
import RollcallDocuments

/// Prints the issues of a file: as lines for people on standard error, as JSON on standard output.
func show(_ issues: [ConfigIssue], of file: String, as options: CommonOptions) {
  if options.json {
    Terminal.print(JSON.document(("issues", .issues(issues, of: file))).text)
  } else {
    for issue in issues { Terminal.say(issue.line(file: file)) }
  }
}

extension JSON {
  /// Issues with their places.
  static func issues(_ issues: [ConfigIssue], of file: String) -> JSON {
    .array(
      issues.map { issue in
        .object([
          ("code", .string(issue.code.rawValue)), ("severity", .string(issue.severity.rawValue)),
          ("file", .string(issue.file ?? file)), ("line", .int(Int64(issue.mark.line))),
          ("column", .int(Int64(issue.mark.column))),
          ("path", .string(issue.path)), ("message", .string(issue.message)), ("hint", .optional(issue.hint)),
        ])
      })
  }
}
