/// A fact of the mapping that no record of a fetch had, under any of its paths.
public struct MissedField: Hashable, Sendable, Codable {
  /// Its name in mappings, such as `asset_tag` or `custom.colour`.
  public var field: String
  /// The paths at which it was looked for.
  public var paths: [String]

  /// A fact that was looked for at these paths.
  public init(field: String, paths: [String]) {
    self.field = field
    self.paths = paths
  }
}
