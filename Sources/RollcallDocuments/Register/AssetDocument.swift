import RollcallCore
package import RollcallStore

extension AssetRecord {
  /// The members of an asset, as lists show it.
  package var members: [(key: String, value: JSON)] {
    [
      ("account", .string(account.text)), ("asset_id", .string(assetID)), ("name", .optional(name)),
      ("serial_number", .optional(serialNumber)), ("state", .string(state.rawValue)),
      ("product", .optional(product)),
      ("manufacturer", .optional(manufacturer)), ("category", .optional(category)),
      ("checked_out_to", holder.map { $0.kind.json } ?? .null),
      ("checkout_origin", .optional(holder?.originText)),
      ("links", .array(links.map(\.json))),
    ]
  }
}

extension HolderRecord.Kind {
  /// As assets and custodies show it.
  package var json: JSON {
    switch self {
    case .employee(let email, let name):
      .object([("kind", .string("employee")), ("email", .string(email)), ("name", .optional(name))])
    case .location(let name):
      .object([("kind", .string("location")), ("name", .string(name))])
    }
  }

}

extension HolderRecord {
  /// Who checked the asset out: a connection, or `manual`.
  package var originText: String { origin?.description ?? "manual" }
}

extension LinkRecord {
  fileprivate var json: JSON {
    .object([
      ("connection", .string(connection.description)), ("device_id", .optional(deviceID)),
      ("last_seen", .optional(lastSeen)), ("not_seen_since", .optional(notSeenSince?.text)),
    ])
  }
}

extension AssetDetail {
  /// The whole asset: the members of lists, then notes, sources, details and history.
  package var members: [(key: String, value: JSON)] {
    // Where several devices say something of one thing, the link that is oldest and still there has the word.
    let links = asset.links.filter { $0.notSeenSince == nil } + asset.links.filter { $0.notSeenSince != nil }
    let details = links.reduce(into: [String: String]()) { known, link in
      known.merge(link.details) { first, _ in first }
    }.sorted { $0.key < $1.key }
    return asset.members + [
      ("notes", .optional(notes)),
      (
        "sources",
        .object(
          AssetField.allCases.compactMap { field in sources[field].map { (field.rawValue, .string($0)) } })
      ),
      ("details", .object(details.map { ($0.key, .string($0.value)) })),
      ("history", .array(history.map(\.json))),
    ]
  }
}
