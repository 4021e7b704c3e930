/// Reads a YAML file as nodes, for whoever gives them a meaning of their own.
package enum YAMLReader {
  /// The document of a text, and every problem of the text itself.
  ///
  /// - Parameter file: The file's name; nothing is read from it.
  package static func read(_ text: String, file: String) -> (root: YAMLNode?, issues: [ConfigIssue]) {
    let document = YAMLDocument([UInt8](text.utf8))
    return (document.root, document.problems.map { ConfigIssue($0) })
  }
}

extension ConfigIssue {
  /// A problem of the text itself, as an issue.
  init(_ problem: YAMLDocument.Problem) {
    self.init(
      code: problem.code, mark: problem.mark, path: problem.path.text, message: problem.message,
      hint: problem.hint,
      connection: problem.scope.connection)
  }
}
