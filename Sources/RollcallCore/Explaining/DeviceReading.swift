/// One device of a fetch with what the plan makes of it.
struct DeviceReading {
  let device: Device
  let match: Match
  let verdict: AssetIDVerdict
  /// The asset of the register that stands for it; nil when it gets a new one, or none.
  let asset: Asset?
  /// The link that it claims; nil when it is new.
  let link: Link?
  /// The plan's changes of its asset.
  let changes: [Change]

  /// Whether an asset stands for it after the run.
  var hasAsset: Bool { asset != nil || verdict.newAssetID != nil }

  /// How the device was recognised (B).
  var recognition: Explanation.Decision {
    guard let link else {
      return .init(
        .match, device.serialNumber == nil ? .b2 : .b1,
        "No device of the connection's assets is this one: it is new.")
    }
    guard let serial = device.serialNumber else {
      return link.serialNumber == nil
        ? .init(.match, .b2, "It has no usable serial number; its asset is linked to its device id.")
        : .init(.match, .b3, "It reports no serial number; it was seen under this device id last.")
    }
    return link.serialNumber == serial
      ? .init(.match, .b1, "Its asset is linked to its serial number.")
      : .init(
        .match, .b3, "Its asset was linked to its device id, and the device now reports its serial number.")
  }

  /// Why the device gets no asset.
  var refusal: Explanation.Decision {
    switch verdict {
    case .missing: .init(.asset, .c4, "The value that Asset IDs are mapped from is empty.")
    case .duplicate(let wanted, _): .init(.asset, .c3, "Another device has the Asset ID \(wanted).")
    case .mergingIsOff(_, let assetID):
      .init(.asset, .f2, "An asset \(assetID) exists, and merging is off.")
    case .anotherMachine(_, let assetID):
      .init(.asset, .f5, "The asset \(assetID) that exists has another serial number: it is another machine.")
    case .keep, .move, .respell, .refused, .create, .merge:
      .init(.asset, .c1, "An asset stands for the device.")
    }
  }

  /// The plan's change of a kind; nil where it makes none.
  func change(_ kinds: ChangeKind...) -> Change? { changes.first { kinds.contains($0.kind) } }
}
