import RollcallKit

/// The keys of a field whose value is more than a path.
enum FieldSourceKeys {
  static let path = Setting(
    "path", .paths, standard: [], "The path, or a list of paths of which the first that holds a value wins.",
    example: "os_version")
  static let constant = Setting.optional("const", .anyText, "The same text for every device.")
  static let then = HostSetting(
    key: "then", content: .value(.list(of: .text(pattern: nil, words: "steps")), standard: nil),
    need: .optional,
    help: "What is made of the text, one step after another.")

  static let all = [path.declaration, constant.declaration, then]

  static let prefix = Setting.optional(
    "prefix_strip", .anyText, "The text without this at its beginning.")
  static let suffix = Setting.optional("suffix_strip", .anyText, "The text without this at its end.")
  static let beforeLast = Setting.optional(
    "before_last", .anyText, "What stands before the last of these: the name in `macOS 13.5`.")
  static let afterLast = Setting.optional(
    "after_last", .anyText, "What stands after the last of these: the version in `macOS 13.5`.")
  static let blanks = Setting(
    "blank_if", .oneOrSeveral, standard: [], "Texts that mean that there is nothing.")
  static let divisor = Setting.optional(
    "divide", .integer(in: 1...1_000_000_000_000), "The whole number of times that this goes into the number."
  )
  static let partners = HostSetting(
    key: "map", content: .mapping, need: .optional, help: "Each text that is listed becomes its partner.")
  static let other = Setting.optional(
    "default", .anyText, "With `map`: what every other text becomes; without it they stay.")

  static let steps = [
    prefix.declaration, suffix.declaration, beforeLast.declaration, afterLast.declaration, blanks.declaration,
    divisor.declaration, partners, other.declaration,
  ]
  /// Steps that are words.
  static let stepNames = ["trim", "lower", "upper", "number", "date"] + steps.map(\.key)
}

extension ValueKind where Value == String {
  /// A text, be it nothing or a blank.
  static var anyText: ValueKind { .text(.text(pattern: nil, words: "a text")) { $0 } }
}
