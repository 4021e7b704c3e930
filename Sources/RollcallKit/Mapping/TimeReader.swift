import Foundation
import RollcallCore
import RollcallJSON

/// Reads when a tenant last heard from a device: a text, a number, or an object with date and zone, as PHP
/// prints them.
struct TimeReader {
  private let slots: [(text: Int, date: Int, zone: Int)]
  private let reader: RecordReader
  private var zone: ZoneOffsets?
  private var named: [String: ZoneOffsets] = [:]

  /// - Parameter zone: the zone of times without one; nil leaves them as text.
  init(_ slots: [(text: Int, date: Int, zone: Int)], _ reader: RecordReader, zone: TimeZone?) {
    self.slots = slots
    self.reader = reader
    self.zone = zone.map { ZoneOffsets($0) }
  }

  /// The time that the record states that was read last; the first path that holds one wins.
  mutating func lastSeen() -> LastSeen? {
    for slot in slots {
      if let time = reader.value(slot.text).time(in: &zone) { return time }
      if let time = object(slot.date, slot.zone) { return time }
    }
    return nil
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
