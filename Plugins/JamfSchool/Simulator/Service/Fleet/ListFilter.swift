/// The query of `GET /devices`, with the service's oddities.
///
/// Unknown parameters, `page`, `pageSize` and `limit` are ignored, and so is `inTrash` unless a quirk makes
/// it work. `managed=1` returns *some* of the managed devices and any other value all the rest: the service's
/// bug.
struct ListFilter: Sendable {
  private let query: [QueryItem]
  private let directory: Directory

  /// What a filter needs to know beside the record.
  struct Directory: Sendable {
    /// Names of device groups by id.
    var groupNames: [Int: String]
    /// User-group ids by user id.
    var userGroups: [Int: [Int]]
  }

  private static let names: Set<String> = [
    "hasOwner", "owner", "managed", "supervised", "groups", "ownergroups", "serialnumber", "model",
    "location",
    "name", "assettag", "enrollType", "bootstrapTokenStored",
  ]

  /// Whether the query filters anything.
  static func concerns(_ query: [QueryItem]) -> Bool { query.contains { names.contains($0.name) } }

  /// Nil if the query filters nothing.
  init?(_ query: [QueryItem], directory: @autoclosure () -> Directory) {
    let known = query.filter { Self.names.contains($0.name) }
    guard !known.isEmpty else { return nil }
    self.query = known
    self.directory = directory()
  }

  /// The serial number asked for: it is looked up instead of searched.
  var serialNumber: String? { query.first { $0.name == "serialnumber" }?.value }

  func accepts(_ record: DeviceRecord, row: Int) -> Bool {
    let object = record.object
    return query.allSatisfy { accepts($0, record, object, row: row) }
  }

  private func accepts(_ item: QueryItem, _ record: DeviceRecord, _ object: JSONObject, row: Int) -> Bool {
    let device = JSONValue.object(object)
    switch item.name {
    case "hasOwner": return (record.ownerID != 0) == item.isTrue
    case "owner": return String(record.ownerID) == item.value
    case "managed":
      let isFound = device["isManaged"]?.isTrue == true && row % 3 != 2
      return isFound == (item.value == "1")
    case "supervised": return (device["isSupervised"]?.isTrue == true) == item.isTrue
    case "groups":
      let names = item.ids.compactMap { directory.groupNames[$0] }
      return record.groups.contains { names.contains($0) }
    case "ownergroups":
      let groups = directory.userGroups[record.ownerID] ?? []
      return item.ids.contains { groups.contains($0) }
    case "serialnumber": return record.serialNumber.lowercased() == item.value.lowercased()
    case "model": return device["model"]?["identifier"]?.string == item.value
    case "location": return device["locationId"]?.integer == Int(item.value)
    case "name":
      return device["owner"]?["name"]?.string?.lowercased().contains(item.value.lowercased()) ?? false
    case "assettag": return device["assetTag"]?.string?.lowercased() == item.value.lowercased()
    case "enrollType": return device["enrollType"]?.string == item.value
    case "bootstrapTokenStored": return (device["isBootstrapStored"]?.isTrue == true) == item.isTrue
    default: return true
    }
  }
}
