import RollcallCore
import RollcallKit

extension SectionReader {
  /// A reference to a secret. What stands here instead is never quoted: it may be one.
  mutating func secret(_ key: String) -> SecretReference? {
    take(key).flatMap { secret(of: $0, key) }
  }

  func secret(of node: YAMLNode, _ key: String) -> SecretReference? {
    switch node.content {
    case .scalar(let text, _):
      if text == "stored" { return .stored }
      if node.isNull {
        collector.add(.missing, at: node.mark, path(key), "'\(path(key))' is empty", hint: Self.advice)
      } else {
        collector.add(
          .secretInline, at: node.mark, path(key),
          "'\(path(key))' holds a secret in plain text; it is not shown here",
          hint: Self.advice)
      }
      return nil
    case .sequence:
      collector.add(.type, at: node.mark, path(key), "'\(path(key))' must be a reference", hint: Self.advice)
      return nil
    case .mapping:
      return reference(node, key)
    }
  }

  private func reference(_ node: YAMLNode, _ key: String) -> SecretReference? {
    guard var section = SectionReader(node, path: path(key), collector) else { return nil }
    let env = section.text("env").map { SecretReference.env($0) }
    let file = section.text("file").map { SecretReference.file($0) }
    let credential = section.text("credential").map { SecretReference.credential($0) }
    let command = section.texts("exec").map { SecretReference.exec($0) }
    section.finish()
    let found = [env, file, credential, command].compactMap { $0 }
    guard found.count == 1 else {
      collector.add(
        .reference, at: node.mark, path(key), "'\(path(key))' must name exactly one place", hint: Self.advice)
      return nil
    }
    if case .exec(let words) = found[0], words.isEmpty {
      collector.add(.reference, at: node.mark, path(key), "'\(path(key)).exec' names no command")
      return nil
    }
    return found[0]
  }

  private static let advice = "write a reference, such as {env: NAME} or {file: PATH}"
}
