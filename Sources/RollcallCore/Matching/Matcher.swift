/// Finds out which device is which (B1–B4): the records of a fetch on one side, the connection's links on the other.
///
/// A link is claimed once, in this order: by its serial number; by a serial number that is new under the id of a link
/// known only by that id; by the id of a record without a serial number.
struct Matcher {
  private let devices: Fleet
  private let links: [Link]
  private var live: LiveRecords
  private var linkOfDevice: [Int32]
  private var claimed: [Bool]

  /// Matches the devices of a fetch with the links of a snapshot.
  static func match(_ fetch: Fetch, with links: [Link]) -> Matching {
    var matcher = Matcher(devices: fetch.devices, links: links)
    matcher.claimBySerial()
    matcher.claimByNewSerial()
    matcher.claimByDeviceID()
    return matcher.matching()
  }

  private init(devices: Fleet, links: [Link]) {
    self.devices = devices
    self.links = links
    live = LiveRecords(of: devices)
    linkOfDevice = Array(repeating: -1, count: devices.count)
    claimed = Array(repeating: false, count: links.count)
  }

  private mutating func claim(_ link: Int, by device: Int) {
    claimed[link] = true
    linkOfDevice[device] = Int32(link)
  }

  private mutating func claimBySerial() {
    for (index, link) in links.enumerated() {
      guard let serial = link.serialNumber, let device = live.device(withSerial: serial) else { continue }
      claim(index, by: device)
    }
  }

  /// A device that was known only by its id now reports its serial number, and stays the same device.
  private mutating func claimByNewSerial() {
    let anonymous = anonymousLinks()
    guard !anonymous.isEmpty else { return }
    for index in devices.indices where linkOfDevice[index] < 0 && live.contains(index) {
      let device = devices[index]
      guard device.serialNumber != nil, let id = device.deviceID,
        let link = anonymous[ComparisonKey(id)], !claimed[link]
      else { continue }
      claim(link, by: index)
    }
  }

  private mutating func claimByDeviceID() {
    guard !live.withoutSerial.isEmpty else { return }
    let anonymous = anonymousLinks()
    let sightings = latestSightings()
    for index in live.withoutSerial {
      guard let id = devices[index].deviceID.map({ ComparisonKey($0) }) else { continue }
      if let link = anonymous[id], !claimed[link] {
        claim(link, by: index)
      } else if let link = sightings[id], !claimed[link] {
        claim(link, by: index)
      }
    }
  }

  /// Links that are known only by the device's id.
  private func anonymousLinks() -> [ComparisonKey: Int] {
    var found: [ComparisonKey: Int] = [:]
    for (index, link) in links.enumerated() where link.serialNumber == nil {
      if let id = link.deviceID { found[ComparisonKey(id)] = index }
    }
    return found
  }

  /// For each device id, the link that saw it last before this run; the youngest where several did.
  private func latestSightings() -> [ComparisonKey: Int] {
    var found: [ComparisonKey: Int] = [:]
    for (index, link) in links.enumerated() {
      guard let id = link.deviceID.map({ ComparisonKey($0) }) else { continue }
      if let other = found[id], !link.sawItsDeviceNotBefore(links[other]) { continue }
      found[id] = index
    }
    return found
  }

  private func matching() -> Matching {
    var matching = Matching(duplicates: live.duplicates)
    matching.matches.reserveCapacity(devices.count)
    for index in devices.indices where live.contains(index) {
      let link = linkOfDevice[index] < 0 ? nil : Int(linkOfDevice[index])
      let serial = devices.serialNumber(at: index) ?? link.flatMap { links[$0].serialNumber }
      matching.matches.append(Match(device: index, link: link, serialNumber: serial))
    }
    matching.gone = links.indices.filter { !claimed[$0] }
    return matching
  }
}

extension Link {
  /// Whether this link saw its device at least as late as another one; a link that is not gone saw it in the last run.
  fileprivate func sawItsDeviceNotBefore(_ other: Link) -> Bool {
    switch (notSeenSince, other.notSeenSince) {
    case (nil, .some): true
    case (.some, nil): false
    case (nil, nil): id > other.id
    case (.some(let mine), .some(let theirs)): mine == theirs ? id > other.id : mine > theirs
    }
  }
}
