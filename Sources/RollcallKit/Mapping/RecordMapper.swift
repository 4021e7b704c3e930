public import Foundation
public import RollcallCore
import RollcallJSON

/// Makes devices of a vendor's records, as they are framed: the one place where vendors' types are read
/// leniently.
///
/// A mapper belongs to one task at a time.
public final class RecordMapper {
  private let reader: RecordReader
  private let facts: Facts
  private let owner: OwnerReader?
  private let details: DetailReader
  private let manufacturer: String?
  private var time: TimeReader
  private var sightings: PathSightings

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
    let slots = MappingSlots(mapping)
    let reader = RecordReader(slots.paths)
    self.reader = reader
    facts = Facts(slots)
    sightings = PathSightings(slots, reader)
    owner = slots.owner.map { OwnerReader($0, reader) }
    details = DetailReader(slots, reader, lookups: lookups)
    time = TimeReader(slots.lastSeen, reader, zone: timeZone)
    self.manufacturer = manufacturer
  }

  /// Maps the records of a page. Trashed ones are dropped (B5), bad ones set aside (A4).
  ///
  /// - Throws: `malformed` when a record is not JSON.
  public func map(_ page: RecordPage, into builder: inout FetchBuilder) throws(IntegrationError) {
    builder.use(details.schema)
    builder.announce(page.total)
    builder.skip(page.dropped)
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
      sightings.look()
      if isTrashed { return }
      let serial = text(facts.serialNumber).flatMap { SerialNumber($0) }
      let id = text(facts.deviceID)
      guard serial != nil || id != nil else {
        builder.add(BadRecord(place: place, problem: "has neither a serial number nor a device id"))
        return
      }
      builder.add(device(place: place, id: id, serial: serial))
    }
  }

  private func device(place: Int, id: String?, serial: SerialNumber?) -> Device {
    Device(
      place: place, deviceID: id, serialNumber: serial, name: text(facts.name),
      assetTag: text(facts.assetTag),
      model: DeviceModel(name: text(facts.model), identifier: text(facts.modelIdentifier)),
      manufacturer: text(facts.manufacturer) ?? manufacturer, owner: owner?.owner ?? .notReported,
      managed: flag(facts.managed), lastSeen: time.lastSeen(), details: details.details())
  }

  /// What the mapping looks for and no record had so far.
  public var neverSeen: [MissedField] { sightings.missed }

  /// Trashed is what says so, or a flag that is set.
  private var isTrashed: Bool {
    flag(facts.lifecycle) { $0.lowercased().hasPrefix("trash") } ?? false
  }

  /// The first path that holds a text.
  private func text(_ fact: FactSlots) -> String? {
    for slot in fact.slots {
      if let text = fact.made(of: reader.value(slot).text) { return text }
    }
    return fact.constant
  }

  /// The first path that says yes or no, or a text of which that can be told.
  private func flag(_ fact: FactSlots, else read: (String) -> Bool? = { _ in nil }) -> Bool? {
    for slot in fact.slots {
      let value = reader.value(slot)
      if fact.steps.isEmpty, let flag = value.bool { return flag }
      if let text = fact.made(of: value.text), let flag = RecordValue.flag(text) ?? read(text) { return flag }
    }
    return fact.constant.flatMap { RecordValue.flag($0) ?? read($0) }
  }
}

/// Where each fact is looked for that becomes a property of a device.
private struct Facts {
  var deviceID: FactSlots
  var serialNumber: FactSlots
  var name: FactSlots
  var assetTag: FactSlots
  var model: FactSlots
  var modelIdentifier: FactSlots
  var manufacturer: FactSlots
  var managed: FactSlots
  var lifecycle: FactSlots

  init(_ slots: MappingSlots) {
    deviceID = slots[.deviceID]
    serialNumber = slots[.serialNumber]
    name = slots[.name]
    assetTag = slots[.assetTag]
    model = slots[.model]
    modelIdentifier = slots[.modelIdentifier]
    manufacturer = slots[.manufacturer]
    managed = slots[.managed]
    lifecycle = slots[.lifecycle]
  }
}
