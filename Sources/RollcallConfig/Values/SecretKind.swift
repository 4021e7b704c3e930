import RollcallKit

extension ValueKind where Value == SecretReference {
  /// A reference to a secret. Whatever else stands there may be the secret itself, so that no message quotes any of it.
  static var secret: ValueKind {
    ValueKind(.secret) { node, problems in
      do throws(ValueProblem) {
        return try SecretReading.reference(node)
      } catch {
        problems.append(error)
        return nil
      }
    }
  }
}

/// Reads references to secrets.
enum SecretReading {
  /// The keys of a reference.
  static let kinds = ["env", "file", "credential", "exec"]

  static func reference(_ node: YAMLNode) throws(ValueProblem) -> SecretReference {
    switch node.content {
    case .scalar(let text, _):
      if text == "stored" { return .stored }
      throw literal
    case .sequence: throw literal
    case .mapping(let entries):
      guard let entry = entries.first else { throw literal }
      guard entries.count == 1 else {
        throw ValueProblem(.type, "must be one reference, found several keys", mark: entries[1].mark)
      }
      return try reference(entry)
    }
  }

  private static func reference(_ entry: YAMLNode.Member) throws(ValueProblem) -> SecretReference {
    let mark = entry.value.mark
    switch entry.key {
    case "env":
      let name = try text(entry)
      guard Pattern("[A-Za-z_][A-Za-z0-9_]*").matches(name) else {
        throw ValueProblem(
          .pattern, "must name an environment variable after env: letters, digits and _", mark: mark)
      }
      return .env(name)
    case "file": return .file(try text(entry))
    case "credential":
      let name = try text(entry)
      guard !name.contains("/"), name != "..", name != "." else {
        throw ValueProblem(
          .pattern, "must name a systemd credential after credential, without a path", mark: mark)
      }
      return .credential(name)
    case "exec": return .exec(try command(entry))
    default:
      if entry.value.isNull { throw literal }
      throw ValueProblem(
        .unknown, "must be \(ValueShape.secret.words); this key is none of \(kinds.joined(separator: ", "))",
        hint: Suggestion.hint(for: entry.key, among: kinds), mark: entry.mark)
    }
  }

  private static func text(_ entry: YAMLNode.Member) throws(ValueProblem) -> String {
    guard case .scalar(let text, _) = entry.value.content, !entry.value.isNull, !text.isEmpty else {
      throw ValueProblem(.type, "must have a text after \(entry.key)", mark: entry.value.mark)
    }
    return text
  }

  private static func command(_ entry: YAMLNode.Member) throws(ValueProblem) -> [String] {
    let words = ValueProblem(
      .type, "must have a command and its arguments after exec, as a list",
      hint: "for example [pass, show, jamf]",
      mark: entry.value.mark)
    guard case .sequence(let elements) = entry.value.content, !elements.isEmpty else { throw words }
    var command: [String] = []
    for element in elements {
      guard case .scalar(let text, _) = element.content else { throw words }
      command.append(text)
    }
    guard let program = command.first, !program.isEmpty else { throw words }
    return command
  }

  private static var literal: ValueProblem {
    ValueProblem(
      .secretInline, "must be \(ValueShape.secret.words); the value is not shown",
      hint: "put the secret into a file with mode 0600, or into the environment")
  }
}
