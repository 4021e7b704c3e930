/// A form in which a record, or the service, may differ from what was seen. Each is off by default.
package enum Quirk: String, Sendable, Hashable, CaseIterable {
  case capacitiesAsText = "capacities_as_text"
  case idsAsText = "ids_as_text"
  case flagsAsNumbers = "flags_as_numbers"
  case flagsAsText = "flags_as_text"
  case networkFlagsAsText = "network_flags_as_text"
  case backupLatestAsText = "backup_latest_as_text"
  case depDatesAsText = "dep_dates_as_text"

  case ownerMissing = "owner_missing"
  case ownerNull = "owner_null"
  case ownerEmptyObject = "owner_empty_object"
  case ownerEmptyArray = "owner_empty_array"
  case ownerEmptyText = "owner_empty_text"
  case ownerIDZero = "owner_id_zero"
  case ownerIDZeroText = "owner_id_zero_text"
  case ownerInArray = "owner_in_array"
  case ownerEmailEmpty = "owner_email_empty"
  case ownerEmailMixedCase = "owner_email_mixed_case"
  case ownerEmailPadded = "owner_email_padded"
  case ownerTrashed = "owner_trashed"

  case objectsInArrays = "objects_in_arrays"
  case modelTypeEmpty = "model_type_empty"
  case modelTypeObject = "model_type_object"
  case modelNameEmpty = "model_name_empty"
  case classAppleTV = "class_appletv"
  case classIPod = "class_ipod"
  case classWatch = "class_watch"
  case classVision = "class_vision"

  case serialEmpty = "serial_empty"
  case serialMissing = "serial_missing"
  case serialLowercase = "serial_lowercase"
  case serialPadded = "serial_padded"
  case serialDuplicate = "serial_duplicate"
  case nameDuplicate = "name_duplicate"
  case udidDuplicate = "udid_duplicate"

  case nameEmoji = "name_emoji"
  case nameRightToLeft = "name_right_to_left"
  case nameQuotes = "name_quotes"
  case nameNewline = "name_newline"
  case notesJSON = "notes_json"
  case assetTagNull = "asset_tag_null"
  case assetTagDuplicate = "asset_tag_duplicate"
  case assetTagPadded = "asset_tag_padded"

  case lastCheckinEmpty = "last_checkin_empty"
  case lastCheckinNull = "last_checkin_null"
  case lastCheckinZeros = "last_checkin_zeros"
  case lastCheckinISO8601 = "last_checkin_iso8601"
  case lastCheckinObject = "last_checkin_object"

  case deviceGroupsSpelling = "device_groups_spelling"
  case locationsEmpty = "locations_empty"
  case trashInList = "trash_in_list"
  case trashFilterWorks = "trash_filter_works"
  case staleRead = "stale_read"
  case escapedText = "escaped_text"
  case gzip
}

extension Quirk {
  /// Which records a quirk touches when no serial numbers are named with it.
  enum Scope: Sendable { case everyDevice, ownedDevices, unownedDevices, firstDevice, secondDevice, service }

  var scope: Scope {
    switch self {
    case .capacitiesAsText, .idsAsText, .flagsAsNumbers, .flagsAsText, .networkFlagsAsText,
      .backupLatestAsText, .objectsInArrays, .modelTypeEmpty, .modelTypeObject, .modelNameEmpty,
      .serialLowercase, .serialPadded, .nameEmoji, .nameRightToLeft, .nameQuotes, .nameNewline, .notesJSON,
      .assetTagNull, .assetTagPadded, .lastCheckinEmpty, .lastCheckinNull, .lastCheckinZeros,
      .lastCheckinISO8601, .lastCheckinObject:
      .everyDevice
    case .ownerInArray, .ownerEmailEmpty, .ownerEmailMixedCase, .ownerEmailPadded, .ownerTrashed:
      .ownedDevices
    case .ownerMissing, .ownerNull, .ownerEmptyObject, .ownerEmptyArray, .ownerEmptyText, .ownerIDZero,
      .ownerIDZeroText:
      .unownedDevices
    case .classAppleTV, .classIPod, .classWatch, .classVision, .serialEmpty, .serialMissing: .firstDevice
    case .serialDuplicate, .nameDuplicate, .udidDuplicate, .assetTagDuplicate: .secondDevice
    case .depDatesAsText, .deviceGroupsSpelling, .locationsEmpty, .trashInList, .trashFilterWorks,
      .staleRead, .escapedText, .gzip:
      .service
    }
  }

  /// What it does, for people who switch it on.
  package var summary: String {
    switch self {
    case .capacitiesAsText: "totalCapacity, availableCapacity and batteryLevel are numeric strings"
    case .idsAsText: "locationId and the owner's ids are numeric strings"
    case .flagsAsNumbers: "every true and false of a record is 1 and 0"
    case .flagsAsText: "every true and false of a record is \"1\" and \"0\""
    case .networkFlagsAsText: "the numbers in networkInformation are strings, as until 2023"
    case .backupLatestAsText: "iCloudBackupLatest is a string, empty for none, as until 2023"
    case .depDatesAsText: "dates of placeholders are numeric strings"
    case .ownerMissing: "an unowned device has no owner key: unknown, not nobody"
    case .ownerNull: "an unowned device has \"owner\":null"
    case .ownerEmptyObject: "an unowned device has \"owner\":{}"
    case .ownerEmptyArray: "an unowned device has \"owner\":[]"
    case .ownerEmptyText: "an unowned device has \"owner\":\"\""
    case .ownerIDZero: "an unowned device has a whole owner with id 0 and empty texts"
    case .ownerIDZeroText: "an unowned device has an owner with id \"0\""
    case .ownerInArray: "an owned device has its owner inside an array"
    case .ownerEmailEmpty: "an owner has an empty e-mail"
    case .ownerEmailMixedCase: "an owner's e-mail is in mixed case"
    case .ownerEmailPadded: "an owner's e-mail has spaces around it"
    case .ownerTrashed: "an owner is in the trash and still attached (inTrash true)"
    case .objectsInArrays: "model, os and region are arrays with one object"
    case .modelTypeEmpty: "model.type is empty"
    case .modelTypeObject: "model.type is an object with a value"
    case .modelNameEmpty: "model.name is empty"
    case .classAppleTV: "the first device's class is appletv"
    case .classIPod: "the first device's class is ipod"
    case .classWatch: "the first device's class is watch"
    case .classVision: "the first device's class is vision"
    case .serialEmpty: "the first device's serialNumber is empty"
    case .serialMissing: "the first device has no serialNumber key"
    case .serialLowercase: "serial numbers are in lower case"
    case .serialPadded: "serial numbers have spaces around them"
    case .serialDuplicate: "the second device carries the first one's serialNumber"
    case .nameDuplicate: "the second device carries the first one's name"
    case .udidDuplicate: "the second device carries the first one's UDID"
    case .nameEmoji: "names end with emoji"
    case .nameRightToLeft: "names end with Arabic and Hebrew words"
    case .nameQuotes: "names hold double quotes and a backslash"
    case .nameNewline: "names hold a line break and a tab"
    case .notesJSON: "notes hold JSON"
    case .assetTagNull: "assetTag is null"
    case .assetTagDuplicate: "the second device carries the first one's assetTag"
    case .assetTagPadded: "asset tags have spaces around them"
    case .lastCheckinEmpty: "lastCheckin is empty"
    case .lastCheckinNull: "lastCheckin is null"
    case .lastCheckinZeros: "lastCheckin is 0000-00-00 00:00:00"
    case .lastCheckinISO8601: "lastCheckin is ISO 8601 in UTC with a Z"
    case .lastCheckinObject: "lastCheckin is the object that the single-device call returns"
    case .deviceGroupsSpelling: "the list of device groups is under DeviceGroups"
    case .locationsEmpty: "the tenant has no locations"
    case .trashInList: "trashed devices stay in the list with inTrash true"
    case .trashFilterWorks: "GET /devices?inTrash=1 lists the trashed devices"
    case .staleRead: "the first device list after a write is the one from before it"
    case .escapedText: "characters outside ASCII are written as \\u escapes"
    case .gzip: "bodies are gzip when Accept-Encoding asks for it"
    }
  }
}

/// A quirk that is switched on.
package struct ActiveQuirk: Sendable, Hashable {
  package var quirk: Quirk
  /// Serial numbers of the devices it touches, whatever their owner or row. Empty: the quirk's own scope.
  package var serials: [String]

  package init(_ quirk: Quirk, serials: [String] = []) {
    self.quirk = quirk
    self.serials = serials
  }
}
