package import RollcallKit

extension SettingDeclaration {
  /// The kind in a word or two, for tables.
  package var kindText: String { ValueShape(kind).name }

  /// Whether it must be given, in a word or two, for tables.
  package var needText: String {
    switch need {
    case .required: "required"
    case .optional: standard.map { "default \($0)" } ?? "optional"
    }
  }
}
