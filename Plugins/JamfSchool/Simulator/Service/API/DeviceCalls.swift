import Foundation

extension VendorAPI {
  /// `GET /devices`: the whole fleet in one reply, whatever paging is asked for.
  func devices(_ query: [QueryItem], _ tenant: inout Tenant) -> Answer {
    let wantsTrash = has(.trashFilterWorks) && query.contains { $0.name == "inTrash" && $0.isTrue }
    let filter = ListFilter(query, directory: tenant.filterDirectory)
    let withApps = query.contains { $0.name == "includeApps" }
    let rewriting = RecordQuirks(quirks, first: firstListed(tenant), timeZone: timeZone)
    if filter == nil, rewriting == nil, !withApps, !wantsTrash, !has(.trashInList) {
      return Answer(status: 200, content: .listing(tenant.fleet.listing()))
    }
    var texts: [String] = []
    for (place, row) in rows(filter, wantsTrash ? .trashed : .active, tenant).enumerated() {
      let record = tenant.fleet.records[row]
      var object = rewriting?.rewritten(record, row: place)
      if record.trash == .trashed { object = adding("inTrash", true, to: object ?? record.object) }
      if withApps { object = adding("apps", Self.apps(of: record), to: object ?? record.object) }
      texts.append(object.map { JSONValue.object($0).text } ?? record.text)
    }
    return Answer(status: 200, content: .listing(Listing(of: "devices", texts)))
  }

  /// `GET /devices/:udid`: the other shape, trashed devices included.
  func device(_ udid: String, _ query: [QueryItem], _ tenant: Tenant) -> Answer {
    guard let row = tenant.fleet.row(udid: udid) else { return .objectNotFound("DeviceNotFound") }
    let record = tenant.fleet.records[row]
    let rewriting = RecordQuirks(quirks, first: firstListed(tenant), timeZone: timeZone)
    let owner = tenant.user(record.ownerID)
    let count = tenant.fleet.deviceCounts[record.ownerID] ?? 0
    let shape = DetailShape(
      timeZone: timeZone.identifier, trash: record.trash, groupIDs: tenant.groupIDs,
      owner: owner?.detail(deviceCount: count), ownerDeviceCount: count)
    let place = tenant.fleet.records[..<row].count { $0.trash == .active }
    var detail = shape.detail(of: rewriting?.rewritten(record, row: place) ?? record.object)
    if query.contains(where: { $0.name == "includeApps" && $0.value == "true" }) {
      detail["apps"] = Self.apps(of: record)
    }
    return .json(200, ["code": 200, "device": .object(detail)])
  }

  private func rows(_ filter: ListFilter?, _ trash: DeviceRecord.TrashState, _ tenant: Tenant) -> [Int] {
    let everyRow = Array(tenant.fleet.records.indices)
    let candidates = filter?.serialNumber.map { tenant.fleet.rows(serialNumber: $0) } ?? everyRow
    return candidates.filter { row in
      let record = tenant.fleet.records[row]
      guard record.trash == trash || has(.trashInList) else { return false }
      return filter?.accepts(record, row: row) ?? true
    }
  }

  private func firstListed(_ tenant: Tenant) -> JSONObject {
    tenant.fleet.records.first { $0.trash == .active }?.object ?? JSONObject()
  }

  private func adding(_ key: String, _ value: JSONValue, to object: JSONObject) -> JSONObject {
    var object = object
    object[key] = value
    return object
  }

  /// A few apps, the same for the same device.
  private static func apps(of record: DeviceRecord) -> JSONValue {
    var generator = SeededGenerator(text: record.udid)
    let names = ["Atlas", "Sketchbook", "Metronome", "Periodic", "Storyteller", "Geometry"]
    let installed = names.prefix(generator.below(names.count + 1))
    return .array(
      installed.map { name in
        [
          "name": .string(name), "identifier": .string("example.\(name.lowercased())"),
          "version": .string("\(1 + generator.below(9)).\(generator.below(20))"), "vendor": "Example Apps",
          "icon": "",
        ]
      })
  }
}
