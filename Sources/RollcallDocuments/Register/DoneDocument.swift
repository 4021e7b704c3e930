package import RollcallStore

extension Done {
  /// As documents show it.
  package var json: JSON {
    .object([
      ("kind", .string(kind.rawValue)), ("asset_id", .optional(assetID)), ("from", .optional(from)),
      ("to", .optional(to)),
    ])
  }
}
