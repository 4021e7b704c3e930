import Foundation

/// Rewrites records of the list in the forms that are switched on.
struct RecordQuirks: Sendable {
  private let quirks: [ActiveQuirk]
  private let timeZone: TimeZone
  /// The first listed device, whose values the duplicates carry.
  private let first: JSONObject

  /// Nil if no record changes.
  init?(_ quirks: [ActiveQuirk], first: @autoclosure () -> JSONObject, timeZone: TimeZone) {
    self.quirks = quirks.filter { $0.quirk.scope != .service }
    guard !self.quirks.isEmpty else { return nil }
    self.first = first()
    self.timeZone = timeZone
  }

  /// `row` is the place among the listed devices.
  func rewritten(_ record: DeviceRecord, row: Int) -> JSONObject {
    var object = record.object
    for active in quirks where concerns(active, record, row: row) { rewrite(&object, active.quirk) }
    return object
  }

  private func concerns(_ active: ActiveQuirk, _ record: DeviceRecord, row: Int) -> Bool {
    guard active.serials.isEmpty else {
      return active.serials.contains { $0.lowercased() == record.serialNumber.lowercased() }
    }
    return switch active.quirk.scope {
    case .everyDevice: true
    case .ownedDevices: record.ownerID != 0
    case .unownedDevices: record.ownerID == 0
    case .firstDevice: row == 0
    case .secondDevice: row == 1
    case .service: false
    }
  }

  private func rewrite(_ device: inout JSONObject, _ quirk: Quirk) {
    switch quirk {
    case .capacitiesAsText:
      for key in ["totalCapacity", "availableCapacity", "batteryLevel"] { device.change(key, quoted) }
    case .idsAsText:
      device.change("locationId", quoted)
      changeOwner(&device, "id", quoted)
      changeOwner(&device, "locationId", quoted)
    case .flagsAsNumbers: mapFlags(&device) { $0 ? 1 : 0 }
    case .flagsAsText: mapFlags(&device) { $0 ? "1" : "0" }
    case .networkFlagsAsText: device.change("networkInformation") { mapMembers($0, quoted) }
    case .backupLatestAsText: device.change("iCloudBackupLatest") { $0 == 0 ? "" : quoted($0) }
    case .ownerMissing: device["owner"] = nil
    case .ownerNull: device["owner"] = .null
    case .ownerEmptyObject: device["owner"] = [:]
    case .ownerEmptyArray: device["owner"] = []
    case .ownerEmptyText: device["owner"] = ""
    case .ownerIDZero: device["owner"] = Self.blankOwner(id: 0)
    case .ownerIDZeroText: device["owner"] = Self.blankOwner(id: "0")
    case .ownerInArray: device.change("owner") { [$0] }
    case .ownerEmailEmpty: changeOwner(&device, "email") { _ in "" }
    case .ownerEmailMixedCase: changeOwner(&device, "email") { .string(($0.string ?? "").capitalized) }
    case .ownerEmailPadded: changeOwner(&device, "email", padded)
    case .ownerTrashed:
      guard case .object(var owner)? = device["owner"] else { return }
      owner["inTrash"] = true
      device["owner"] = .object(owner)
    case .objectsInArrays: for key in ["model", "os", "region"] { device.change(key) { [$0] } }
    case .modelTypeEmpty: changeModel(&device, "type") { _ in "" }
    case .modelTypeObject: changeModel(&device, "type") { ["value": $0] }
    case .modelNameEmpty: changeModel(&device, "name") { _ in "" }
    case .classAppleTV: device["class"] = "appletv"
    case .classIPod: device["class"] = "ipod"
    case .classWatch: device["class"] = "watch"
    case .classVision: device["class"] = "vision"
    case .serialEmpty: device["serialNumber"] = ""
    case .serialMissing: device["serialNumber"] = nil
    case .serialLowercase: device.change("serialNumber") { .string(($0.string ?? "").lowercased()) }
    case .serialPadded: device.change("serialNumber", padded)
    case .serialDuplicate: device["serialNumber"] = first["serialNumber"]
    case .nameDuplicate: device["name"] = first["name"]
    case .udidDuplicate: device["UDID"] = first["UDID"]
    case .nameEmoji: append(" 🦊👩🏽‍🏫", to: &device)
    case .nameRightToLeft: append(" مكتبة ספרייה", to: &device)
    case .nameQuotes: append(" \"spare\" \\ 2", to: &device)
    case .nameNewline: append("\nsecond line\tend", to: &device)
    case .notesJSON: device["notes"] = #"{"room":"B 12","tags":["loan","spare"]}"#
    case .assetTagNull: device["assetTag"] = .null
    case .assetTagDuplicate: device["assetTag"] = first["assetTag"]
    case .assetTagPadded: device.change("assetTag", padded)
    case .lastCheckinEmpty: device["lastCheckin"] = ""
    case .lastCheckinNull: device["lastCheckin"] = .null
    case .lastCheckinZeros: device["lastCheckin"] = "0000-00-00 00:00:00"
    case .lastCheckinISO8601: device.change("lastCheckin", inUTC)
    case .lastCheckinObject:
      device.change("lastCheckin") {
        [
          "date": .string(($0.string ?? "") + ".000000"), "timezone_type": 3,
          "timezone": .string(timeZone.identifier),
        ]
      }
    case .depDatesAsText, .deviceGroupsSpelling, .locationsEmpty, .trashInList, .trashFilterWorks, .staleRead,
      .escapedText, .gzip:
      break  // Not about records.
    }
  }

  private static func blankOwner(id: JSONValue) -> JSONValue {
    [
      "id": id, "locationId": 0, "username": "", "email": "", "firstName": "", "lastName": "", "name": "",
      "vpp": [], "notes": "", "modified": "",
    ]
  }

  private func quoted(_ value: JSONValue) -> JSONValue {
    guard case .number(let text) = value else { return value }
    return .string(text)
  }

  private func padded(_ value: JSONValue) -> JSONValue { value.string.map { .string("  \($0) ") } ?? value }

  private func append(_ text: String, to device: inout JSONObject) {
    device.change("name") { .string(($0.string ?? "") + text) }
  }

  private func changeOwner(_ device: inout JSONObject, _ key: String, _ change: (JSONValue) -> JSONValue) {
    device.change("owner") { changing($0, key, change) }
  }

  private func changeModel(_ device: inout JSONObject, _ key: String, _ change: (JSONValue) -> JSONValue) {
    device.change("model") { changing($0, key, change) }
  }

  private func changing(_ value: JSONValue, _ key: String, _ change: (JSONValue) -> JSONValue) -> JSONValue {
    guard case .object(var object) = value else { return value }
    object.change(key, change)
    return .object(object)
  }

  private func mapFlags(_ device: inout JSONObject, _ form: (Bool) -> JSONValue) {
    for index in device.members.indices {
      if case .bool(let flag) = device.members[index].value { device.members[index].value = form(flag) }
    }
  }

  private func mapMembers(_ value: JSONValue, _ change: (JSONValue) -> JSONValue) -> JSONValue {
    guard case .object(var object) = value else { return value }
    for index in object.members.indices { object.members[index].value = change(object.members[index].value) }
    return .object(object)
  }

  private func inUTC(_ value: JSONValue) -> JSONValue {
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: "en_US_POSIX")
    formatter.timeZone = timeZone
    formatter.dateFormat = "yyyy-MM-dd HH:mm:ss"
    guard let date = value.string.flatMap(formatter.date(from:)) else { return value }
    formatter.timeZone = TimeZone(secondsFromGMT: 0)
    formatter.dateFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'"
    return .string(formatter.string(from: date))
  }
}
