import Foundation
import RollcallCore
import RollcallJSON

/// Reads when a tenant last heard from a device: a text, a number, or an object with date and zone, as PHP
/// prints them.
struct TimeReader {
  private let slots: TimeSlots
  private let reader: RecordReader
  private var zone: ZoneOffsets?
  private var named: [String: ZoneOffsets] = [:]

  /// - Parameter zone: the zone of times without one; nil leaves them as text.
  init(_ slots: TimeSlots, _ reader: RecordReader, zone: TimeZone?) {
    self.slots = slots
    self.reader = reader
    self.zone = zone.map { ZoneOffsets($0) }
  }

  /// The time that the record states that was read last; the first path that holds one wins.
  mutating func lastSeen() -> LastSeen? {
    for slot in slots.places {
      if let time = text(reader.value(slot.text)) { return time }
      if let time = object(slot.date, slot.zone) { return time }
    }
    return nil
  }

  private mutating func text(_ value: RecordValue) -> LastSeen? {
    guard !slots.steps.isEmpty else { return value.time(in: &zone) }
    let text = slots.steps.reduce(value.text) { text, step in text.flatMap { step.applied(to: $0) } }
    guard var text else { return nil }
    return text.withUTF8 { LastSeen(utf8: $0, zone: &zone) }
  }

  private mutating func object(_ date: Int, _ zoneSlot: Int) -> LastSeen? {
    guard let name = reader.value(zoneSlot).text else { return reader.value(date).time(in: &zone) }
    if name.hasPrefix("+") || name.hasPrefix("-") {
      return reader.value(date).text.flatMap { LastSeen($0 + name, zone: nil) }
    }
    var own = named[name] ?? TimeZone(identifier: name).map { ZoneOffsets($0) } ?? zone
    let time = reader.value(date).time(in: &own)
    named[name] = own
    return time
  }
}
