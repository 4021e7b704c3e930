/// A fact of the mapping that no record of a fetch had, under any of its paths.
public struct MissedField: Hashable, Sendable, Codable {
  /// Its name in mappings, such as `asset_tag` or `custom.colour`.
  public var field: String
  /// The paths at which it was looked for.
  public var paths: [String]
  /// Whether an operator wrote them, so that somebody expects to find it.
  public var isOperators: Bool

  /// A fact that was looked for at these paths.
  public init(field: String, paths: [String], isOperators: Bool = false) {
    self.field = field
    self.paths = paths
    self.isOperators = isOperators
  }

  /// The fact with its paths, as people read it: `asset_tag (tag, label)`.
  public var words: String { "\(field) (\(paths.joined(separator: ", ")))" }
}
