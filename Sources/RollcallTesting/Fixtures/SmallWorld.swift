package import RollcallCore

/// Fleets, registers and settings of chance: so few values that everything meets everything sooner or later. The same seed
/// makes the same world.
package struct SmallWorld {
  package var random: SeededNumbers

  /// The world of a seed.
  package init(seed: Int) { random = SeededNumbers(UInt64(seed)) }

  package static let serials: [String?] = ["S1", "S2", "S3", "S4", "S5", "S6", "S7", nil, nil]
  package static let deviceIDs = ["u1", "u2", "U3", "u4", "u5", "u6", "u7"]
  package static let tags: [String?] = ["T1", "t1", "T2", "T3", "T4", "S3", "s4", nil]
  package static let names: [String?] = ["Library 1", "LIBRARY 1", "Cart", "Cart 2", "T2", "S5", nil]
  package static let emails = ["ada", "ben", "carl", "dina"].map { "\($0)@riverside.example" }
  package static let models: [DeviceModel] = [
    .iPad9, .iPad9, .macBookPro, DeviceModel(name: nil, identifier: "iPad12,1"),
    DeviceModel(name: "iPad Air", identifier: nil), DeviceModel(name: nil, identifier: nil),
  ]
  package static let owners: [Owner] =
    emails.map { .mail($0) } + [
      .mail(" Ada@riverside.example"), .mail("stranger@elsewhere.example"),
      .personWithoutEmail(name: "Ada"), .nobody, .nobody, .notReported,
    ]

  /// A device of the small world; two of them may well be the same one.
  package mutating func device() -> Device {
    let serial = random.of(Self.serials)
    let hasID = serial == nil || random.chance(80)
    var device = Device.iPad(
      serial, name: random.of(Self.names), tag: random.of(Self.tags), model: random.of(Self.models),
      owner: random.of(Self.owners), managed: random.of([true, true, false, nil]),
      lastSeen: random.of([nil, .instant(100), .instant(200), .unreadable("soon")]))
    device.deviceID = hasID ? random.of(Self.deviceIDs) : nil
    device.details = DeviceDetails(stable: random.of(["", "18.1", "18.2"]), volatile: "")
    return device
  }

  /// A fleet of up to so many devices.
  package mutating func fleet(upTo count: Int = 8) -> [Device] {
    (0..<random.below(count + 1)).map { _ in device() }
  }

  /// A fleet of which no two devices have one serial number, one id or one mapped value.
  package mutating func fleetOfStrangers(_ source: AssetIDSource) -> [Device] {
    var seen: Set<ComparisonKey> = []
    return fleet(upTo: 12).filter { device in
      let mapped = [device.serialNumber?.text, device.name, device.assetTag]
      let value =
        switch source {
        case .serialNumber: mapped[0]
        case .name: mapped[1]
        case .assetTag: mapped[2]
        }
      let keys = zip(["serial", "id", "value"], [mapped[0], device.deviceID, value]).compactMap {
        kind, text in
        text.map { ComparisonKey("\(kind) \($0)") }
      }
      guard seen.isDisjoint(with: keys) else { return false }
      seen.formUnion(keys)
      return true
    }
  }

  /// The choices of an administrator.
  package mutating func options() -> SyncOptions {
    var options = SyncOptions()
    options.assetID = random.of(AssetIDSource.allCases)
    options.assetName = random.of(AssetNameSource.allCases)
    options.autoCheckout = Switch(random.chance(50))
    options.mergeExisting = Switch(random.chance(65))
    options.followOwnerChange = Switch(random.chance(50))
    options.checkinOnOwnerRemoved = Switch(random.chance(50))
    options.checkinAfter = random.of([.atOnce, .atOnce, .runs(2), .time(milliseconds: 6 * 3_600_000)])
    options.maxCheckoutChanges = random.of([.off, .percent(20), .count(1)])
    return options
  }
}
