/// The records of a fetch, one for each device: of several records of one device the live one is kept (B4).
struct LiveRecords {
  /// Devices without a serial number that stay, in the order of the reply.
  private(set) var withoutSerial: [Int] = []
  /// Records that were left out.
  private(set) var duplicates: [Finding] = []
  private var bySerial: [SerialNumber: Int32] = [:]
  private var leftOut: Set<Int> = []

  /// Sorts out the records of a fleet.
  init(of devices: Fleet) {
    bySerial.reserveCapacity(devices.count)
    var anonymous: [Int] = []
    for index in devices.indices {
      guard let serial = devices.serialNumber(at: index) else {
        anonymous.append(index)
        continue
      }
      if let other = bySerial.updateValue(Int32(index), forKey: serial) {
        let loser = Self.loser(of: Int(other), index, in: devices)
        bySerial[serial] = Int32(loser == index ? Int(other) : index)
        leaveOut(loser, of: devices, because: "another record has the same serial number")
      }
    }
    if !anonymous.isEmpty { keepLive(anonymous, of: devices) }
  }

  /// The live record with a serial number.
  func device(withSerial serial: SerialNumber) -> Int? {
    bySerial[serial].map { Int($0) }
  }

  /// Whether the record at an index stays.
  func contains(_ index: Int) -> Bool {
    leftOut.isEmpty || !leftOut.contains(index)
  }

  /// Of records without a serial number: one for each id, and none beside a record with a serial number under that id.
  private mutating func keepLive(_ anonymous: [Int], of devices: Fleet) {
    let identified = Self.idsBesideSerials(of: devices)
    var byID: [ComparisonKey: Int] = [:]
    for index in anonymous {
      guard let id = devices[index].deviceID.map({ ComparisonKey($0) }) else { continue }
      if identified.contains(id) {
        leaveOut(index, of: devices, because: "another record with a serial number has the same device id")
      } else if let other = byID[id] {
        let loser = Self.loser(of: other, index, in: devices)
        byID[id] = loser == index ? other : index
        leaveOut(loser, of: devices, because: "another record has the same device id")
      } else {
        byID[id] = index
      }
    }
    withoutSerial = byID.values.sorted()
  }

  private static func idsBesideSerials(of devices: Fleet) -> Set<ComparisonKey> {
    var ids: Set<ComparisonKey> = []
    for index in devices.indices where devices.serialNumber(at: index) != nil {
      if let id = devices[index].deviceID { ids.insert(ComparisonKey(id)) }
    }
    return ids
  }

  private mutating func leaveOut(_ index: Int, of devices: Fleet, because reason: String) {
    leftOut.insert(index)
    let device = devices[index]
    let what = device.deviceID.map { "The record with device id \($0)" } ?? "A record without device id"
    duplicates.append(
      Finding(
        .duplicateSerial, serialNumber: device.serialNumber, assetID: nil,
        detail: "\(what) is set aside: \(reason).", rule: .b4))
  }

  /// Which of two records of one device is not the live one; the earlier stands first.
  private static func loser(of first: Int, _ second: Int, in devices: Fleet) -> Int {
    let (a, b) = (devices[first], devices[second])
    if (a.managed == true) != (b.managed == true) { return a.managed == true ? second : first }
    let (mine, theirs) = (a.lastSeen?.order ?? .min, b.lastSeen?.order ?? .min)
    if mine != theirs { return mine > theirs ? second : first }
    return first < second ? second : first
  }
}
