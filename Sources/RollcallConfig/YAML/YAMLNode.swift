/// A value of a YAML file with the place where it stands. Scalars keep their text: what they mean is for their reader to say.
package struct YAMLNode {
  /// What stands there.
  package indirect enum Content {
    /// A text; `isPlain` says that it was written without quotation marks.
    case scalar(String, isPlain: Bool)
    case sequence([YAMLNode])
    case mapping([Member])
  }

  /// A member of a mapping.
  package struct Member {
    package var key: String
    var mark: SourceMark
    package var value: YAMLNode
  }

  package var content: Content
  var mark: SourceMark

  /// What kind of value it is, in words.
  var kind: String {
    switch content {
    case .scalar: "a value"
    case .sequence: "a list"
    case .mapping: "a mapping"
    }
  }

  /// Whether it is empty or an unquoted null.
  var isNull: Bool {
    guard case .scalar(let text, true) = content else { return false }
    return ["", "~", "null", "Null", "NULL"].contains(text)
  }
}

/// A place in a file: line and column, both from 1; columns count characters.
package struct SourceMark: Hashable, Comparable, Sendable {
  package var line: Int
  package var column: Int

  package static func < (a: SourceMark, b: SourceMark) -> Bool {
    (a.line, a.column) < (b.line, b.column)
  }
}
