/// A device as a ``Fleet`` keeps it, read from its beginning: the order of the calls is the order in which
/// `append(_:sharing:)` wrote.
struct PackedDevice {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var position: Int

  init(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int) {
    self.bytes = bytes
    self.position = position
  }

  mutating func serialNumber() -> SerialNumber? { text().map { SerialNumber(stored: $0) } }

  mutating func device(_ shared: SharedTexts) -> Device {
    let serial = serialNumber()
    let (id, name, tag) = (text(), text(), text())
    let model = DeviceModel(name: sharedText(shared), identifier: sharedText(shared))
    let (manufacturer, owner, managed) = (sharedText(shared), self.owner(), flag())
    let seen = lastSeen()
    let details = DeviceDetails(stable: text() ?? "", volatile: text() ?? "")
    return Device(
      place: Int(signed()), deviceID: id, serialNumber: serial, name: name, assetTag: tag, model: model,
      manufacturer: manufacturer, owner: owner, managed: managed, lastSeen: seen, details: details)
  }

  private mutating func number() -> UInt64 {
    var (value, shift): (UInt64, UInt64) = (0, 0)
    while true {
      let byte = bytes[position]
      position += 1
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return value }
      shift += 7
    }
  }

  private mutating func signed() -> Int64 {
    let value = number()
    return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
  }

  /// One more than the length stands before a text, so that 0 can stand for none.
  private mutating func text() -> String? {
    let length = Int(number()) - 1
    guard length >= 0 else { return nil }
    defer { position += length }
    return String(
      decoding: UnsafeBufferPointer(rebasing: bytes[position..<(position + length)]), as: UTF8.self)
  }

  private mutating func sharedText(_ shared: SharedTexts) -> String? {
    let number = Int(number())
    return number == 0 ? nil : shared[number - 1]
  }

  private mutating func flag() -> Bool? {
    switch number() {
    case 1: false
    case 2: true
    case _: nil
    }
  }

  private mutating func owner() -> Owner {
    switch number() {
    case 1: .nobody
    case 2: .personWithoutEmail(name: text())
    case 3: .person(email: text() ?? "", name: text())
    case _: .notReported
    }
  }

  private mutating func lastSeen() -> LastSeen? {
    switch number() {
    case 1: .instant(signed())
    case 2: .local(text: text() ?? "", seconds: signed())
    case 3: .unreadable(text() ?? "")
    case _: nil
    }
  }
}

extension [UInt8] {
  /// Writes a device at the end.
  mutating func append(_ device: Device, sharing shared: inout SharedTexts) {
    append(text: device.serialNumber?.text)
    append(text: device.deviceID)
    append(text: device.name)
    append(text: device.assetTag)
    append(shared: device.model.name, in: &shared)
    append(shared: device.model.identifier, in: &shared)
    append(shared: device.manufacturer, in: &shared)
    append(owner: device.owner)
    append(number: device.managed.map { $0 ? 2 : 1 } ?? 0)
    append(lastSeen: device.lastSeen)
    append(text: device.details.stable)
    append(text: device.details.volatile)
    append(signed: Int64(device.place))
  }

  private mutating func append(number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    append(UInt8(rest))
  }

  private mutating func append(signed number: Int64) {
    append(number: UInt64(bitPattern: (number << 1) ^ (number >> 63)))
  }

  private mutating func append(text: String?) {
    guard let text else { return append(number: 0) }
    append(number: UInt64(text.utf8.count) + 1)
    append(contentsOf: text.utf8)
  }

  private mutating func append(shared text: String?, in texts: inout SharedTexts) {
    append(number: text.map { UInt64(texts.number(of: $0)) + 1 } ?? 0)
  }

  private mutating func append(owner: Owner) {
    switch owner {
    case .notReported: append(number: 0)
    case .nobody: append(number: 1)
    case .personWithoutEmail(let name):
      append(number: 2)
      append(text: name)
    case .person(let email, let name):
      append(number: 3)
      append(text: email)
      append(text: name)
    }
  }

  private mutating func append(lastSeen: LastSeen?) {
    switch lastSeen {
    case nil: append(number: 0)
    case .instant(let seconds):
      append(number: 1)
      append(signed: seconds)
    case .local(let text, let seconds):
      append(number: 2)
      append(text: text)
      append(signed: seconds)
    case .unreadable(let text):
      append(number: 3)
      append(text: text)
    }
  }
}
