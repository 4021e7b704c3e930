/// What lies outside the register: the clock, the tenants and the settings.
struct World {
  /// Milliseconds since 1970.
  private(set) var clock: Int64 = 1_772_352_000_000
  private(set) var tenants: [WorldPlace: WorldTenant] = [:]
  private(set) var settings: [WorldPlace: ModelSettings] = [:]

  init() {
    for place in WorldPlace.allCases {
      tenants[place] = WorldTenant()
      settings[place] = ModelSettings()
    }
  }

  /// Enabled connections of the account that stand earlier in the file (F4).
  func earlier(than place: WorldPlace) -> [String] {
    WorldPlace.allCases.prefix { $0 != place }
      .filter { $0.account == place.account && settings[$0]?.isEnabled == true }.map(\.reference)
  }

  mutating func take(_ step: WorldStep) {
    // No two steps at one instant.
    clock += 1000
    switch step {
    case .wait(let minutes): clock += minutes * 60_000
    case .tenant(let place, let change): tenants[place]?.take(change)
    case .setting(let place, let change): settings[place]?.take(change)
    case .restart, .hand, .sync, .decision: break
    }
  }
}

/// The remote side of a connection.
struct WorldTenant {
  private(set) var devices: [(number: Int, record: ModelDevice)] = []
  /// How many records of a reply are no devices; at most as many as are (A4).
  var bad: Int { min(badRecords, devices.count) }
  private var badRecords = 0

  /// The records in their order. One that has nothing to know it by gets an id, or it would be a bad one.
  var reply: [ModelDevice] {
    devices.map { number, record in
      guard record.udid == nil, ModelText.serial(record.serial) == nil else { return record }
      var record = record
      record.udid = "only-\(number)"
      return record
    }
  }

  mutating func take(_ step: TenantStep) {
    switch step {
    case .add(let number, let record):
      if !devices.contains(where: { $0.number == number }) { devices.append((number, record)) }
    case .remove(let number): devices.removeAll { $0.number == number }
    case .change(let number, let change):
      for index in devices.indices where devices[index].number == number {
        devices[index].record.take(change)
      }
    case .move(let number, let place):
      guard let index = devices.firstIndex(where: { $0.number == number }) else { return }
      let device = devices.remove(at: index)
      devices.insert(device, at: min(place, devices.count))
    case .bad(let count): badRecords = count
    }
  }
}

extension ModelDevice {
  mutating func take(_ change: DeviceChange) {
    switch change {
    case .serial(let value): serial = value
    case .udid(let value): udid = value
    case .name(let value): name = value
    case .tag(let value): tag = value
    case .model(let value, let identifier): (model, modelIdentifier) = (value, identifier)
    case .maker(let value): maker = value
    case .owner(let value): owner = value
    case .managed(let value): isManaged = value
    case .contact(let value): contact = value
    case .trashed(let value): isTrashed = value
    case .system(let value): system = value
    case .battery(let value): battery = value
    }
  }
}

extension ModelSettings {
  mutating func take(_ change: SettingStep) {
    switch change {
    case .enabled(let value): isEnabled = value
    case .idFrom(let value): idFrom = value
    case .nameFrom(let value): nameFrom = value
    case .handsOut(let value): handsOut = value
    case .follows(let value): follows = value
    case .takesBack(let value): takesBack = value
    case .merges(let value): merges = value
    case .patience(let value): patience = value
    case .limit(let value): limit = value
    }
  }
}
