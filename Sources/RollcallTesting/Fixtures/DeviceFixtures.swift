package import RollcallCore

extension Device {
  /// A device of a made-up school: an unowned iPad; a test says only what it is about.
  package static func iPad(
    _ serial: String?, id: String? = nil, name: String? = nil, tag: String? = nil,
    model: DeviceModel = .iPad9, owner: Owner = .notReported, managed: Bool? = true,
    lastSeen: LastSeen? = nil
  ) -> Device {
    Device(
      place: 0, deviceID: id ?? serial.map { "udid-\($0)" },
      serialNumber: serial.flatMap { SerialNumber($0) },
      name: name, assetTag: tag, model: model, manufacturer: "Apple", owner: owner, managed: managed,
      lastSeen: lastSeen)
  }
}

extension DeviceModel {
  /// An iPad of the ninth generation.
  package static let iPad9 = DeviceModel(name: "iPad (9th generation)", identifier: "iPad12,1")
  /// A laptop.
  package static let macBookPro = DeviceModel(name: "MacBook Pro 16\" M4", identifier: "Mac16,5")
}

extension Owner {
  /// A person known by e-mail.
  package static func mail(_ email: String) -> Owner { .person(email: email, name: nil) }
}

extension Fetch {
  /// A complete fetch of these devices, in this order.
  package static func of(_ devices: [Device], bad: [BadRecord] = []) -> Fetch {
    let placed = devices.enumerated().map { place, device in
      var device = device
      device.place = place
      return device
    }
    return Fetch(devices: Fleet(placed), badRecords: bad)
  }
}

extension Instant {
  /// The morning on which the tests' runs happen.
  package static let morning = Instant(seconds: 1_772_352_000)

  /// So many hours later.
  package func after(hours: Int64) -> Instant { Instant(milliseconds: milliseconds + hours * 3_600_000) }
}
