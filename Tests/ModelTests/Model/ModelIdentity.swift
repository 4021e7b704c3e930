/// B: which records are devices, and which links they claim.
extension ModelSync {
  /// B4, B5: one record a device, at its own place.
  mutating func liveRecords(of reply: [ModelDevice]) -> [ModelSighting] {
    var all: [ModelSighting] = []
    for (place, record) in reply.enumerated() where !record.isTrashed {
      all.append(ModelSighting(place: place, record: record, serial: ModelText.serial(record.serial)))
    }
    return all.filter { record in
      let isKept = !all.contains { beats($0, record) }
      if !isKept { find("duplicate_serial", serial: record.serial, asset: nil) }
      return isKept
    }
  }

  /// Whether a record makes another one its duplicate.
  private func beats(_ a: ModelSighting, _ b: ModelSighting) -> Bool {
    guard a.place != b.place else { return false }
    if b.serial == nil, a.serial != nil { return a.udid != nil && a.udid == b.udid }
    if let serial = a.serial {
      guard serial == b.serial else { return false }
    } else {
      guard b.serial == nil, a.udid == b.udid else { return false }
    }
    let (aManaged, bManaged) = (a.record.isManaged == true, b.record.isManaged == true)
    if aManaged != bManaged, !forgets(.liveRecords) { return aManaged }
    if a.record.contact.age != b.record.contact.age { return a.record.contact.age > b.record.contact.age }
    return a.place < b.place
  }

  /// B3, in its order.
  mutating func claimLinks() {
    let mine = account.links.filter { $0.connection == connection }
    var claimed: Set<Int> = []
    func free(_ link: ModelLink) -> Bool { !claimed.contains(link.number) }

    for index in sightings.indices {
      guard let serial = sightings[index].serial else { continue }
      if let link = mine.first(where: { $0.serial == serial }) {
        sightings[index].link = link.number
        claimed.insert(link.number)
      }
    }
    for index in sightings.indices where sightings[index].link == nil && sightings[index].serial != nil {
      guard let udid = sightings[index].udid else { continue }
      if let link = mine.first(where: { $0.serial == nil && $0.udid == udid && free($0) }) {
        sightings[index].link = link.number
        claimed.insert(link.number)
      }
    }
    for index in sightings.indices where sightings[index].serial == nil {
      guard let udid = sightings[index].udid else { continue }
      let saw = mine.filter { $0.udid == udid }
      let last = saw.max { ($0.sawUDIDInRun, $0.number) < ($1.sawUDIDInRun, $1.number) }
      guard let link = saw.first(where: { $0.serial == nil }) ?? last, free(link) else { continue }
      sightings[index].link = link.number
      if !forgets(.keptSerials) { sightings[index].serial = link.serial }
      claimed.insert(link.number)
    }
    for index in sightings.indices {
      guard let link = link(of: sightings[index]) else { continue }
      sightings[index].asset = link.asset
      sightings[index].isLinked = true
    }
  }

  /// B6: another asset, not linked by this connection, has the device's serial number.
  mutating func findSerialTwins() {
    for sighting in inOrder {
      guard let serial = sighting.serial else { continue }
      for other in account.assets
      where other.serial == serial && other.number != sighting.asset
        && !account.isLinked(other.number, by: connection)
      {
        find("serial_exists", serial: serial, asset: other.id)
      }
    }
  }
}
