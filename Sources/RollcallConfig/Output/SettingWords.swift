package import RollcallKit

extension SettingDeclaration {
  /// The kind in a word or two, for tables.
  package var kindText: String {
    switch kind {
    case .string: "text"
    case .url: "address"
    case .secret: "secret"
    case .integer(let range): "whole number, \(range.lowerBound) to \(range.upperBound)"
    case .boolean: "true or false"
    case .duration: "duration"
    case .choice(let choices): choices.joined(separator: " | ")
    case .strings: "list of texts"
    }
  }

  /// Whether it must be given, in a word or two, for tables.
  package var needText: String {
    switch need {
    case .required: "required"
    case .optional(let standard): standard.isEmpty ? "optional" : "default \(standard)"
    }
  }
}
