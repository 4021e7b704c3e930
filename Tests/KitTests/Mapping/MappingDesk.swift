import RollcallCore
import RollcallJSON
import RollcallKit

/// A made-up vendor's mapping, and records on their way through it.
struct MappingDesk {
  var mapping = FieldMapping.fixture
  var manufacturer: String? = "Acme"
  var lookups: [DeviceField: [String: String]] = [:]

  /// The fetch that a list of records makes.
  func fetch(_ records: [String], total: Int? = nil) throws -> Fetch {
    let framer = ArrayFramer(key: "")
    let batch = try framer.feed(Array("[\(records.joined(separator: ","))]".utf8))
    try framer.finish()
    let mapper = RecordMapper(mapping: mapping, manufacturer: manufacturer, timeZone: nil, lookups: lookups)
    var builder = FetchBuilder()
    try mapper.map(RecordPage(records: batch, total: total), into: &builder)
    try builder.end()
    return try builder.finish(missing: mapper.neverSeen)
  }

  /// The one device of a record.
  func device(_ record: String) throws -> Device? {
    try fetch([record]).devices.first
  }

  /// The details of the one device of a record, by name.
  func details(_ record: String) throws -> [String: String] {
    let fetch = try fetch([record])
    guard let device = fetch.devices.first else { return [:] }
    return Dictionary(fetch.schema.values(of: device.details).map { ($0.key, $0.value) }) { first, _ in first
    }
  }
}

extension FieldMapping {
  static let fixture = FieldMapping(
    fields: [
      .deviceID: ["udid"], .serialNumber: ["serial", "hardware.serial"], .name: ["name"], .assetTag: ["tag"],
      .model: ["model.name"], .modelIdentifier: ["model.identifier"], .manufacturer: ["maker"],
      .os: ["os.prefix"],
      .managed: ["managed"], .supervised: ["supervised"], .lifecycle: ["state"], .location: ["location"],
      .group: ["groups"], .lastSeen: ["seen", "seenBefore"], .wifiMAC: ["wifi"], .imei: ["imei"],
      .storageGB: ["storage"], .storageFreeGB: ["free"], .battery: ["battery"],
    ],
    custom: ["colour": ["attributes[key=colour].value"]],
    owner: OwnerMapping(
      at: "owner", email: "email", name: "name", id: "id",
      nobody: NobodyMark(path: "id", equals: ["0"], missing: .nobody)))
}
