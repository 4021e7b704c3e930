import RollcallKit

/// The keys of the owner block of a mapping.
enum OwnerKeys {
  static let at = Setting.optional(
    "at", .path, "The object that describes the owner; without it, the record does.",
    example: "user")
  static let email = Setting(
    "email", .paths, standard: [],
    "The owner's mail address, relative to `at`: a path, or a list of paths of which the first that holds a text wins.",
    need: .required, example: "email")
  static let name = Setting.optional(
    "name", .path, "The owner's name, relative to `at`.", example: "name")
  static let id = Setting.optional(
    "id", .path, "The vendor's id of the owner, relative to `at`.", example: "id")

  static let whenNull = Setting(
    "when_null", .choice(of: ["nobody", "not_reported"]), standard: "nobody",
    "What it means when the object at `at` is null: that there is nobody, or nothing at all.")

  static let markPath = Setting.optional(
    "path", .path, "The value to look at, relative to `at`.", need: .required, example: "id")
  static let markValues = Setting(
    "equals", .oneOrSeveral, standard: [], "The values that mean nobody.", need: .required, example: "\"0\"")
  static let markMissing = Setting(
    "missing", .choice(of: ["somebody", "nobody"]), standard: "somebody",
    "What it means when the value is missing.")
  static let mark = [markPath.declaration, markValues.declaration, markMissing.declaration]

  static let all: [HostSetting] = [
    at.declaration, email.declaration, name.declaration, id.declaration, whenNull.declaration,
    .section("nobody", mark, "The vendor's own way of saying that a device has no owner."),
  ]
}

extension ValueKind where Value == FieldMapping.Path {
  /// A path into a record.
  static var path: ValueKind {
    ValueKind.scalar(
      .text(pattern: nil, words: "a path such as model.name")
    ) { text throws(ValueProblem) in
      guard !text.isEmpty else {
        throw ValueProblem(.path, "must be a path such as model.name, found nothing")
      }
      do throws(MappingPathError) {
        return try FieldMapping.path(text)
      } catch {
        throw ValueProblem(.path, "is no path: \(error.message) in '\(text.prefix(60))'")
      }
    }
  }
}

extension ValueKind where Value == [FieldMapping.Path] {
  /// A path, or a list of paths of which the first that holds a value wins.
  static var paths: ValueKind {
    ValueKind(
      .text(pattern: nil, words: "a path, or a list of paths")
    ) { node, problems in
      if case .sequence = node.content { return ValueKind<FieldMapping.Path>.path.list.read(node, &problems) }
      return ValueKind<FieldMapping.Path>.path.read(node, &problems).map { [$0] }
    }
  }
}

extension ValueKind where Value == [String] {
  /// A text, or a list of texts.
  static var oneOrSeveral: ValueKind {
    ValueKind(
      .text(pattern: nil, words: "a text, or a list of texts")
    ) { node, problems in
      if case .sequence = node.content { return ValueKind<String>.anyText.list.read(node, &problems) }
      return ValueKind<String>.anyText.read(node, &problems).map { [$0] }
    }
  }
}
