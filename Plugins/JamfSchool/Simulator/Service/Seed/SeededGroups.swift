/// Groups of a seeded tenant, with the ids its records use.
enum SeededGroups {
  static let staff = (id: 11, name: "Staff")
  static let pupils = (id: 12, name: "Pupils")

  static let deviceGroups: [JSONObject] = [
    (1, "All iPads"), (2, "All Macs"), (3, "Apple TVs"), (4, "Phones"), (5, "Library"), (6, "Loan pool"),
  ].map { Tenant.deviceGroup(id: $0.0, name: $0.1, locationID: 0) }

  static let userGroups: [JSONObject] =
    ([staff, pupils] + (7...12).map { (id: 14 + $0, name: "Year \($0)") }).map { id, name in
      JSONObject([
        ("id", .integer(id)), ("locationId", 0), ("name", .string(name)), ("description", ""),
        ("acl", ["teacher": "inherit", "parent": "inherit"]), ("modified", "2025-08-18 08:00:00"),
      ])
    }

  /// The device groups of a device of that family; every eleventh belongs to the library, too.
  static func names(_ family: SeededModel.Family, row: Int) -> [String] {
    let whole =
      switch family {
      case .ipad: "All iPads"
      case .mac: "All Macs"
      case .appletv: "Apple TVs"
      case .iphone: "Phones"
      }
    return row % 11 == 0 ? [whole, "Library"] : [whole]
  }
}
