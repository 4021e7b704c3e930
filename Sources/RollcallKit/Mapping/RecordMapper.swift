public import Foundation
public import RollcallCore
import RollcallJSON

/// Makes devices of a vendor's records, as they are framed: the one place where vendors' types are read leniently.
///
/// A mapper belongs to one task at a time.
public final class RecordMapper {
  private let reader: RecordReader
  private let slots: MappingSlots
  private let details: DetailReader
  private let manufacturer: String?
  private let timeZone: TimeZone?

  /// A mapper of one fetch.
  ///
  /// - Parameters:
  ///   - manufacturer: who makes every device, where records do not say.
  ///   - timeZone: the zone of times without one; nil leaves them as text.
  ///   - lookups: what the values of a field stand for; a value that is not in a table stays empty.
  public init(
    mapping: FieldMapping, manufacturer: String?, timeZone: TimeZone?,
    lookups: [DeviceField: [String: String]]
  ) {
    slots = MappingSlots(mapping)
    reader = RecordReader(slots.paths)
    details = DetailReader(slots, lookups: lookups)
    self.manufacturer = manufacturer
    self.timeZone = timeZone
  }

  /// Maps the records of a page. Trashed ones are dropped (B5), bad ones set aside (A4).
  ///
  /// - Throws: `malformed` when a record cannot be framed.
  public func map(_ page: RecordPage, into builder: inout FetchBuilder) throws(IntegrationError) {
    builder.use(details.schema)
    builder.announce(page.total)
    let records = page.records
    try records.bytes.withUnsafeBufferPointer { (bytes) throws(IntegrationError) in
      for range in records.ranges {
        try map(UnsafeBufferPointer(rebasing: bytes[range]), into: &builder)
      }
    }
  }

  private func map(
    _ record: UnsafeBufferPointer<UInt8>, into builder: inout FetchBuilder
  ) throws(IntegrationError) {
    let place = builder.nextPlace()
    switch reader.read(record) {
    case .broken(let why):
      throw IntegrationError(
        .malformed, "Record \(place + 1) of the reply is not JSON: \(why)",
        hint: "Nothing was changed. Run the sync again; if it persists, report it to the vendor.")
    case .noObject:
      builder.add(BadRecord(place: place, problem: "is not an object"))
    case .read:
      if isTrashed { return }
      let serial = text(.serialNumber).flatMap { SerialNumber($0) }
      let id = text(.deviceID)
      guard serial != nil || id != nil else {
        builder.add(BadRecord(place: place, problem: "has neither a serial number nor a device id"))
        return
      }
      builder.add(device(place: place, id: id, serial: serial))
    }
  }

  private func device(place: Int, id: String?, serial: SerialNumber?) -> Device {
    Device(
      place: place, deviceID: id, serialNumber: serial, name: text(.name), assetTag: text(.assetTag),
      model: DeviceModel(name: text(.model), identifier: text(.modelIdentifier)),
      manufacturer: text(.manufacturer) ?? manufacturer, owner: owner, managed: value(.managed)?.bool,
      lastSeen: lastSeen, details: details.read(from: reader))
  }

  /// The first of a field's values that is not empty.
  private func value(_ field: DeviceField) -> RecordValue? {
    guard let numbers = slots.fields[field] else { return nil }
    for number in numbers {
      let value = reader.value(number)
      if !value.isEmpty { return value }
    }
    return nil
  }

  private func text(_ field: DeviceField) -> String? { value(field)?.text }

  private var isTrashed: Bool {
    guard let value = value(.lifecycle) else { return false }
    if let flag = value.bool { return flag }
    return value.text?.lowercased().hasPrefix("trash") ?? false
  }

  private var owner: Owner {
    guard let owner = slots.owner else { return .notReported }
    return OwnerReader(slots: owner, reader: reader).owner
  }

  private var lastSeen: LastSeen? {
    if let text = value(.lastSeen)?.text { return LastSeen(text, zone: timeZone) }
    for part in slots.lastSeenParts {
      guard let date = reader.value(part.date).text else { continue }
      let zone = reader.value(part.zone).text.flatMap { TimeZone(identifier: $0) }
      return LastSeen(date, zone: zone ?? timeZone)
    }
    return nil
  }
}
