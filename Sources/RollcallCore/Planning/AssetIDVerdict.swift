/// What becomes of a device's Asset ID in a run (C, F): decided for all devices together before anything else is planned.
enum AssetIDVerdict {
  /// The linked asset keeps its Asset ID: it fits, nothing is mapped, or this connection does not govern it.
  case keep
  /// The linked asset takes another Asset ID (C5).
  case move(to: String)
  /// The linked asset takes the tenant's spelling of its Asset ID (C5).
  case respell(to: String)
  /// The linked asset keeps its Asset ID, because another holds the one it asks for (C5).
  case refused(wanted: String, holder: AssetIDHolder)
  /// A new asset takes this Asset ID (C1).
  case create(assetID: String)
  /// The device is linked to the asset that has this Asset ID (F1).
  case merge(asset: Int, assetID: String)
  /// The device gets no asset: its mapped value is empty (C4).
  case missing
  /// The device gets no asset: another device has the Asset ID (C3).
  case duplicate(wanted: String, holder: AssetIDHolder)
  /// The device gets no asset: one exists and may not be merged (F2).
  case mergingIsOff(asset: Int, assetID: String)
  /// The device gets no asset: the one that exists is another machine (F5).
  case anotherMachine(asset: Int, assetID: String)
}

/// Who holds an Asset ID that a device asks for.
enum AssetIDHolder {
  /// An asset of the register, by its index in the snapshot.
  case asset(Int)
  /// Another device of this run, by its index in the fetch.
  case device(Int)
}
