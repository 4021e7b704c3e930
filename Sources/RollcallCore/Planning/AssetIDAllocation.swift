/// Decides all Asset IDs of a run together, so that swaps and chains succeed (C3, C4, C5, F1, F2, F5).
///
/// First the linked devices, in the order of the reply: each whose mapped value differs from its asset's Asset ID asks
/// for it. A request fails if an earlier one asks for the same, or if the holder stays where it is; an asset whose request failed
/// stays, which can fail others in turn. What is free after that goes to new devices, first come first served.
struct AssetIDAllocation {
  private let snapshot: Snapshot
  private let options: SyncOptions
  private let assetOfLink: [Int]
  private var linkedAssets: Set<Int>
  /// Who has an Asset ID, at first in the register, then as the requests are decided.
  private var holders: [ComparisonKey: AssetIDHolder]
  private(set) var verdicts: [AssetIDVerdict]

  /// Verdicts for the matches of a run, in their order.
  static func verdicts(
    for matches: [Match], in devices: Fleet, snapshot: Snapshot, assetOfLink: [Int], options: SyncOptions
  ) -> [AssetIDVerdict] {
    var allocation = AssetIDAllocation(
      matches: matches, snapshot: snapshot, assetOfLink: assetOfLink, options: options)
    allocation.decideLinked(matches, in: devices)
    allocation.decideNew(matches, in: devices)
    return allocation.verdicts
  }

  private init(matches: [Match], snapshot: Snapshot, assetOfLink: [Int], options: SyncOptions) {
    self.snapshot = snapshot
    self.options = options
    self.assetOfLink = assetOfLink
    linkedAssets = []
    holders = [:]
    verdicts = Array(repeating: .keep, count: matches.count)
  }

  /// A linked device that wants another Asset ID than its asset has.
  private struct Request {
    var match: Int
    var asset: Int
    var wanted: String
    var key: ComparisonKey
  }

  private mutating func decideLinked(_ matches: [Match], in devices: Fleet) {
    var requests: [Request] = []
    for (index, match) in matches.enumerated() {
      guard let link = match.link, let wanted = options.assetID.value(of: devices, match) else { continue }
      let asset = snapshot.assets[assetOfLink[link]]
      guard wanted != asset.assetID, !snapshot.governedElsewhere.contains(asset.id) else { continue }
      let key = ComparisonKey(wanted)
      if key == asset.key {
        verdicts[index] = .respell(to: wanted)
      } else {
        requests.append(Request(match: index, asset: assetOfLink[link], wanted: wanted, key: key))
      }
    }
    let isAnyNew = matches.contains { $0.link == nil }
    if !requests.isEmpty || isAnyNew { readHolders() }
    if !requests.isEmpty { settle(requests, matches) }
  }

  private mutating func readHolders() {
    holders.reserveCapacity(snapshot.assets.count)
    for (index, asset) in snapshot.assets.enumerated() { holders[asset.key] = .asset(index) }
    linkedAssets.formUnion(assetOfLink)
  }

  /// Fails requests until nothing changes any more; each fails at most once, so this takes one step a request.
  private mutating func settle(_ requests: [Request], _ matches: [Match]) {
    var winner: [ComparisonKey: Int] = [:]
    var moving: [Int: Int] = [:]
    var failed: [Int] = []
    for (index, request) in requests.enumerated() {
      moving[request.asset] = index
      if let first = winner[request.key] {
        verdicts[request.match] = .refused(
          wanted: request.wanted, holder: .device(matches[requests[first].match].device))
        failed.append(index)
      } else {
        winner[request.key] = index
        verdicts[request.match] = .move(to: request.wanted)
      }
    }
    for (index, request) in requests.enumerated() where winner[request.key] == index {
      guard case .asset(let holder)? = holders[request.key], moving[holder] == nil else { continue }
      verdicts[request.match] = .refused(wanted: request.wanted, holder: .asset(holder))
      failed.append(index)
    }
    while let index = failed.popLast() {
      let stays = requests[index].asset
      guard let other = winner[snapshot.assets[stays].key], case .move = verdicts[requests[other].match]
      else { continue }
      verdicts[requests[other].match] = .refused(wanted: requests[other].wanted, holder: .asset(stays))
      failed.append(other)
    }
    for request in requests {
      guard case .move = verdicts[request.match] else { continue }
      vacate(request.asset)
    }
    for request in requests {
      guard case .move = verdicts[request.match] else { continue }
      holders[request.key] = .asset(request.asset)
    }
  }

  private mutating func vacate(_ asset: Int) {
    holders[snapshot.assets[asset].key] = nil
  }

  private mutating func decideNew(_ matches: [Match], in devices: Fleet) {
    for (index, match) in matches.enumerated() where match.link == nil {
      guard let wanted = options.assetID.value(of: devices, match) else {
        verdicts[index] = .missing
        continue
      }
      verdicts[index] = verdict(for: match, wanting: wanted)
    }
  }

  private mutating func verdict(for match: Match, wanting wanted: String) -> AssetIDVerdict {
    let key = ComparisonKey(wanted)
    switch holders[key] {
    case nil:
      holders[key] = .device(match.device)
      return .create(assetID: wanted)
    case .device(let device):
      return .duplicate(wanted: wanted, holder: .device(device))
    case .asset(let asset):
      if linkedAssets.contains(asset) { return .duplicate(wanted: wanted, holder: .asset(asset)) }
      guard options.mergeExisting.isOn else { return .mergingIsOff(asset: asset, assetID: wanted) }
      if isAnotherMachine(asset, than: match) { return .anotherMachine(asset: asset, assetID: wanted) }
      holders[key] = .device(match.device)
      return .merge(asset: asset, assetID: wanted)
    }
  }

  /// F5: the Asset ID is not mapped from the serial number, and the two have different usable ones.
  private func isAnotherMachine(_ asset: Int, than match: Match) -> Bool {
    guard options.assetID != .serialNumber, let mine = match.serialNumber,
      let theirs = snapshot.assets[asset].serialNumber
    else { return false }
    return mine != theirs
  }
}

extension AssetIDSource {
  /// The mapped value of a device; nil when it is empty (C4).
  func value(of devices: Fleet, _ match: Match) -> String? {
    switch self {
    case .serialNumber: match.serialNumber?.text
    case .name: devices[match.device].name
    case .assetTag: devices[match.device].assetTag
    }
  }
}
