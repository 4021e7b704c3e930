/// How the values of a setting are read and written, as a type of their own.
struct ValueKind<Value: Sendable>: Sendable {
  /// What the documents say of the values.
  let shape: ValueShape
  /// The value as the file would have it; nil where it is not shown.
  private(set) var render: @Sendable (Value) -> String? = { _ in nil }
  /// Reads a value, and adds what is wrong with it; nil when it cannot be used.
  let read: @Sendable (YAMLNode, inout [ValueProblem]) -> Value?

  init(_ shape: ValueShape, read: @escaping @Sendable (YAMLNode, inout [ValueProblem]) -> Value?) {
    self.shape = shape
    self.read = read
  }

  /// A kind whose values are single texts.
  static func scalar(
    _ shape: ValueShape, parse: @escaping @Sendable (String) throws(ValueProblem) -> Value
  ) -> ValueKind {
    ValueKind(shape) { node, problems in
      do throws(ValueProblem) {
        return try parse(try node.text(as: shape))
      } catch {
        problems.append(error)
        return nil
      }
    }
  }

  /// The same values, which are written so.
  func rendered(_ render: @escaping @Sendable (Value) -> String?) -> ValueKind {
    var kind = self
    kind.render = render
    return kind
  }

  /// The same values, of which there may be none.
  var optional: ValueKind<Value?> {
    ValueKind<Value?>(shape) { node, problems in read(node, &problems) }
  }

  /// The same values as another type.
  func map<Other: Sendable>(_ convert: @escaping @Sendable (Value) -> Other) -> ValueKind<Other> {
    ValueKind<Other>(shape) { node, problems in read(node, &problems).map(convert) }
  }

  /// Lists of such values.
  var list: ValueKind<[Value]> {
    ValueKind<[Value]>(.list(of: shape)) { node, problems in
      guard case .sequence(let elements) = node.content else {
        problems.append(ValueProblem(.type, "must be \(ValueShape.list(of: shape).words)"))
        return nil
      }
      var values: [Value] = []
      for (index, element) in elements.enumerated() {
        var found: [ValueProblem] = []
        if let value = read(element, &found) { values.append(value) }
        for var problem in found {
          problem.mark = problem.mark ?? element.mark
          problem.index = index
          problems.append(problem)
        }
      }
      return values
    }
  }
}

extension ValueKind where Value == String {
  /// A kind of texts, which are written as they are.
  static func text(
    _ shape: ValueShape, parse: @escaping @Sendable (String) throws(ValueProblem) -> String
  ) -> ValueKind {
    scalar(shape, parse: parse).rendered { $0 }
  }
}

extension YAMLNode {
  /// The text of a value that must be one.
  func text(as shape: ValueShape) throws(ValueProblem) -> String {
    switch content {
    case .scalar(let text, _): return text
    case .mapping(let entries):
      if entries.count == 1, SecretReading.kinds.contains(entries[0].key) {
        throw ValueProblem(.secretUse, "is no secret", hint: "write the value itself")
      }
      throw ValueProblem(.type, "must be \(shape.words), found a section")
    case .sequence: throw ValueProblem(.type, "must be \(shape.words), found a list")
    }
  }
}
