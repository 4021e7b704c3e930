/// A value in a YAML file, with its place. Scalars are texts: what they mean is up to the setting that reads them.
package struct YAMLNode: Hashable, Sendable {
  /// What stands there.
  package enum Content: Hashable, Sendable {
    /// A text; a plain one stands in no quotation marks.
    case scalar(String, isPlain: Bool)
    /// A list.
    case sequence([YAMLNode])
    /// Keys with values, in their order; no key is there twice.
    case mapping([Member])
  }

  /// A key with its value.
  package struct Member: Hashable, Sendable {
    /// The key.
    package var key: String
    /// Where the key stands.
    package var mark: Mark
    /// What stands after it.
    package var value: YAMLNode
  }

  /// What became of it while the file was read.
  package enum Condition: Hashable, Sendable {
    /// It is there as it was written.
    case whole
    /// An error ended reading in the middle of it. What it lacks may come after the error.
    case cut
    /// It is of a kind that is refused, and reported.
    case refused
  }

  /// What stands there.
  package var content: Content
  /// Where it begins.
  package var mark: Mark
  /// What became of it.
  package var condition = Condition.whole

  /// Whether it says that there is nothing: `key:`, `~` or `null`.
  var isNull: Bool {
    guard condition == .whole, case .scalar(let text, isPlain: true) = content else { return false }
    return ["", "~", "null", "Null", "NULL"].contains(text)
  }

  /// Whether a setting can read it: the reader saw all of it, and refused nothing in it.
  var isReadable: Bool {
    guard condition == .whole else { return false }
    return switch content {
    case .scalar: true
    case .sequence(let items): items.allSatisfy(\.isReadable)
    case .mapping(let members): members.allSatisfy(\.value.isReadable)
    }
  }

  /// The place of the value at a path; nil when there is none.
  func mark(of path: ConfigPath) -> Mark? {
    path.keys.reduce(self as YAMLNode?) { node, key in
      guard case .mapping(let members)? = node?.content else { return nil }
      return members.first { $0.key == key }?.value
    }?.mark
  }
}
