/// All devices of the tenant in list order, trashed ones included.
struct Fleet: Sendable {
  private(set) var records: [DeviceRecord]
  private var rowsBySerial: [String: [Int]] = [:]
  private var rowsByUDID: [String: Int] = [:]
  private var wholeList: Listing?

  init(_ records: [DeviceRecord]) {
    self.records = records
    index()
  }

  /// What a plain `GET /devices` answers. Joined once, then kept until the fleet changes.
  mutating func listing() -> Listing {
    if let wholeList { return wholeList }
    let listing = Listing(of: "devices", records.lazy.filter { $0.trash == .active }.map(\.text))
    wholeList = listing
    return listing
  }

  /// Rows of that serial number, whole and without regard to case.
  func rows(serialNumber: String) -> [Int] { rowsBySerial[serialNumber.lowercased()] ?? [] }

  func row(udid: String) -> Int? { rowsByUDID[udid.lowercased()] }

  /// How many devices each user holds, trashed devices left out.
  var deviceCounts: [Int: Int] {
    records.reduce(into: [:]) { counts, record in
      if record.ownerID != 0, record.trash == .active { counts[record.ownerID, default: 0] += 1 }
    }
  }

  /// How many devices each device group has, by name.
  var groupSizes: [String: Int] {
    records.reduce(into: [:]) { sizes, record in
      for group in record.groups { sizes[group, default: 0] += 1 }
    }
  }

  mutating func replace(_ row: Int, with record: DeviceRecord) {
    records[row] = record
    index()
  }

  mutating func remove(_ row: Int) {
    records.remove(at: row)
    index()
  }

  private mutating func index() {
    wholeList = nil
    rowsBySerial = Dictionary(
      grouping: records.indices, by: { records[$0].serialNumber.lowercased() })
    rowsByUDID = Dictionary(
      records.indices.map { (records[$0].udid.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })
  }
}
